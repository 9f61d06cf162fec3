import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { DocumentEntity } from '../documents/document.entity.js';

/** The terms of one edition of a document's chunks. A document has at most one that searches use. */
@Entity('lexical_indexes')
@Check('lexical_indexes_size_check', 'chunks >= 0 AND total_length >= 0')
@Index('lexical_indexes_document_id_idx', ['documentId'])
@Index('lexical_indexes_published_key', ['documentId'], { unique: true, where: 'published' })
export class LexicalIndexEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', type: 'integer' })
  id: number;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId: string;

  @ManyToOne(() => DocumentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'lexical_indexes_document_id_fkey' })
  document?: Relation<DocumentEntity>;

  /** The run whose chunks these are; postings name chunks by their ordinal in it. */
  @Column({ name: 'run_id', type: 'uuid' })
  runId: string;

  /** How terms were made. An index of another version is made anew. */
  @Column({ type: 'text' })
  version: string;

  @Column({ type: 'integer' })
  chunks: number;

  /** Sum of the lengths of its chunks, in weighted terms. */
  @Column({ name: 'total_length', type: 'float8' })
  totalLength: number;

  @Column({ type: 'boolean', default: false })
  published: boolean;
}
