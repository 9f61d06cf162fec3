import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { DocumentEntity } from '../documents/document.entity.js';
import type {
  Change,
  ChangedState,
  CorrectionKind,
  CorrectionPlace,
  CorrectionStatus,
  Corrector,
  ReplayOutcome,
  Snapshot,
} from './correction.js';

/** Something that a person corrected in a book. It is kept when it is undone, and when it no longer fits the book. */
@Entity('corrections')
@Check('corrections_kind_check', `kind IN ('type', 'difficulty', 'split', 'join', 'title')`)
@Check('corrections_status_check', `status IN ('applied', 'not_applied', 'undone')`)
@Index('corrections_document_id_idx', ['documentId', 'madeAt', 'id'])
export class CorrectionEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId: string;

  @ManyToOne(() => DocumentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'corrections_document_id_fkey' })
  document?: Relation<DocumentEntity>;

  @Column({ type: 'text' })
  kind: CorrectionKind;

  @Column({ type: 'jsonb' })
  change: Change;

  @Column({ type: 'jsonb' })
  place: CorrectionPlace;

  @Column({ type: 'jsonb' })
  before: ChangedState;

  @Column({ type: 'jsonb' })
  after: ChangedState;

  @Column({ type: 'jsonb' })
  snapshot: Snapshot;

  @Column({ type: 'text', default: 'applied' })
  status: CorrectionStatus;

  /** Why it is not applied. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** How it fared in the staged content of the document; it becomes true when that is published. */
  @Column({ type: 'jsonb', nullable: true })
  staged: ReplayOutcome | null;

  @Column({ name: 'made_by', type: 'jsonb' })
  madeBy: Corrector;

  /** The order of the corrections of a document: the row of the document is locked while one is made. */
  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  madeAt: Date;

  @Column({ name: 'undone_by', type: 'jsonb', nullable: true })
  undoneBy: Corrector | null;

  @Column({ name: 'undone_at', type: 'timestamptz', nullable: true })
  undoneAt: Date | null;
}
