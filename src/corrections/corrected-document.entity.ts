import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { DocumentEntity } from '../documents/document.entity.js';

/** A document whose corrected chunks wait for their vectors. Each correction writes a row, the job removes it. */
@Entity('corrected_documents')
export class CorrectedDocumentEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', type: 'bigint' })
  id: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId: string;

  @ManyToOne(() => DocumentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'corrected_documents_document_id_fkey' })
  document?: Relation<DocumentEntity>;
}
