import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { TypeReason } from '../book/type-reason.js';
import { DocumentEntity } from '../documents/document.entity.js';
import type { Difficulty } from '../documents/document.entity.js';
import { SectionEntity } from './section.entity.js';

/** A stored chunk. Readers see it only when it is published. */
@Entity('chunks')
@Check('chunks_type_check', `type IN ('concept', 'code', 'example', 'exercise', 'try_it')`)
@Check('chunks_difficulty_check', `difficulty IN ('beginner', 'intermediate', 'advanced', 'master')`)
@Check('chunks_characters_check', 'char_first >= 0 AND char_last >= char_first')
@Check('chunks_pages_check', 'page_first >= 1 AND page_last >= page_first')
@Index('chunks_document_id_idx', ['documentId', 'ordinal'])
@Index('chunks_run_id_idx', ['runId', 'ordinal'])
@Index('chunks_section_id_idx', ['sectionId'])
@Index('chunks_corrected_idx', ['documentId', 'ordinal'], { where: `corrections <> '{}'` })
@Index('chunks_filter_idx', ['type', 'documentId', 'pageFirst', 'pageLast', 'sectionId', 'ordinal', 'id'], {
  where: 'published',
})
export class ChunkEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId: string;

  @ManyToOne(() => DocumentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'chunks_document_id_fkey' })
  document?: Relation<DocumentEntity>;

  /** The run that wrote the chunk or last found it unchanged. */
  @Column({ name: 'run_id', type: 'uuid' })
  runId: string;

  @Column({ name: 'section_id', type: 'uuid', nullable: true })
  sectionId: string | null;

  @ManyToOne(() => SectionEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'chunks_section_id_fkey' })
  section?: Relation<SectionEntity>;

  /** Only before publishing: the published chunk with the same text. It keeps its id and vectors and replaces this one. */
  @Column({ type: 'uuid', nullable: true })
  replaces: string | null;

  /** Position in reading order, from 0. */
  @Column({ type: 'integer' })
  ordinal: number;

  @Column({ type: 'text' })
  type: ChunkType;

  /** Why it has this type; null in rows written before it was stored. */
  @Column({ name: 'type_reason', type: 'jsonb', nullable: true })
  typeReason: TypeReason | null;

  /** Set by hand; null: that of the document. */
  @Column({ type: 'text', nullable: true })
  difficulty: Difficulty | null;

  /** The corrections by hand that shaped it, oldest first. */
  @Column({ type: 'uuid', array: true, default: [] })
  corrections: string[];

  @Column({ type: 'text' })
  text: string;

  /** Hash of the text. A chunk of a later run with the same hash is the same chunk. */
  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  /** Titles before the text when it is embedded. */
  @Column({ name: 'embed_prefix', type: 'text', default: '' })
  embedPrefix: string;

  /** Hash of the prefix and the text. A vector is valid for the chunk only when it was computed for this hash. */
  @Column({ name: 'embed_hash', type: 'text' })
  embedHash: string;

  /** Length in tokens of the model that embeds the chunk. */
  @Column({ name: 'token_count', type: 'integer' })
  tokenCount: number;

  @Column({ name: 'page_first', type: 'integer' })
  pageFirst: number;

  @Column({ name: 'page_last', type: 'integer' })
  pageLast: number;

  /** First and last character in the body text of the book; null in rows written before they were stored. */
  @Column({ name: 'char_first', type: 'integer', nullable: true })
  charFirst: number | null;

  @Column({ name: 'char_last', type: 'integer', nullable: true })
  charLast: number | null;

  /** The parts of the text; null in rows written before they were stored. */
  @Column({ type: 'jsonb', nullable: true })
  parts: readonly ChunkPart[] | null;

  /** Printed labels of the pages; null when the PDF has none, and in rows written before they were stored. */
  @Column({ name: 'page_label_first', type: 'text', nullable: true })
  pageLabelFirst: string | null;

  @Column({ name: 'page_label_last', type: 'text', nullable: true })
  pageLabelLast: string | null;

  @Column({ type: 'boolean', default: false })
  published: boolean;
}
