import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type EventType = 'run' | 'document' | 'correction' | 'model_change' | 'topics' | 'ranking';

/**
 * One change of a document and what belongs to it, or of the library as a whole. Triggers of the tables write it (see the
 * migrations); ids become visible in order.
 */
@Entity('events')
@Check('events_type_check', `type IN ('run', 'document', 'correction', 'model_change', 'topics', 'ranking')`)
@Index('events_library_idx', ['type', 'id'], { where: 'document_id IS NULL' })
@Index('events_document_id_idx', ['documentId', 'id'])
@Index('events_run_id_idx', ['runId', 'id'])
export class EventEntity {
  /** pg returns `bigint` as text. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at: Date;

  /** Null: of the library. */
  @Column({ name: 'document_id', type: 'uuid', nullable: true })
  documentId: string | null;

  @Column({ name: 'run_id', type: 'uuid', nullable: true })
  runId: string | null;

  @Column({ type: 'text' })
  type: EventType;

  @Column({ type: 'jsonb' })
  payload: object;
}
