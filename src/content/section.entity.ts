import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { DocumentEntity } from '../documents/document.entity.js';

/** One entry of a document's contents. Readers see it only when it is published. */
@Entity('sections')
@Unique('sections_run_position_key', ['runId', 'position'])
@Check('sections_pages_check', 'page_first >= 1 AND page_last >= page_first')
@Index('sections_document_id_idx', ['documentId', 'position'])
@Index('sections_parent_id_idx', ['parentId'])
export class SectionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId: string;

  @ManyToOne(() => DocumentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'sections_document_id_fkey' })
  document?: Relation<DocumentEntity>;

  @Column({ name: 'run_id', type: 'uuid' })
  runId: string;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

  @ManyToOne(() => SectionEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'sections_parent_id_fkey' })
  parent?: Relation<SectionEntity>;

  /** Position in the contents, from 0. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'integer' })
  level: number;

  @Column({ type: 'varchar', length: 250 })
  title: string;

  /** Titles from the top level down to this section. */
  @Column({ type: 'text', array: true })
  path: string[];

  @Column({ name: 'page_first', type: 'integer' })
  pageFirst: number;

  @Column({ name: 'page_last', type: 'integer' })
  pageLast: number;

  /** The corrections by hand of its title, oldest first. */
  @Column({ type: 'uuid', array: true, default: [] })
  corrections: string[];

  @Column({ type: 'boolean', default: false })
  published: boolean;
}
