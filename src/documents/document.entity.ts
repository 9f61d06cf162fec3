import { Check, Column, CreateDateColumn, DeleteDateColumn, Entity, Index } from 'typeorm';
import { PrimaryGeneratedColumn, Unique, UpdateDateColumn } from 'typeorm';

export const DIFFICULTIES = ['beginner', 'intermediate', 'advanced', 'master'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

export const DOCUMENT_STATUSES = [
  'pending',
  'queued',
  'processing',
  'completed',
  'completed_with_warnings',
  'failed',
] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** Where the title came from: the file name, the book or a person. Only a person can replace a person's title. */
export type TitleBy = 'file' | 'book' | 'person';

/** pg returns `bigint` as text; the length of a file fits a number. */
const asNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** An uploaded book. It is live until `deletedAt` is set. */
@Entity('documents')
@Unique('documents_sha256_key', ['sha256'])
@Check('documents_difficulty_check', `difficulty IN ('beginner', 'intermediate', 'advanced', 'master')`)
@Check(
  'documents_status_check',
  `status IN ('pending', 'queued', 'processing', 'completed', 'completed_with_warnings', 'failed')`,
)
@Check('documents_title_by_check', `title_by IN ('file', 'book', 'person')`)
@Check('documents_contents_confidence_check', `contents_confidence BETWEEN 0 AND 1`)
@Index('documents_created_at_idx', ['createdAt'])
export class DocumentEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Hex SHA-256 of the file. It identifies the document: the same bytes are the same document. */
  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'varchar', length: 255 })
  title: string;

  @Column({ name: 'title_by', type: 'text', default: 'file' })
  titleBy: TitleBy;

  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ name: 'byte_length', type: 'bigint', transformer: asNumber })
  byteLength: number;

  @Column({ type: 'text', default: 'beginner' })
  difficulty: Difficulty;

  @Column({ name: 'page_count', type: 'integer', nullable: true })
  pageCount: number | null;

  @Column({ name: 'contents_source', type: 'text', nullable: true })
  contentsSource: string | null;

  /** 0 to 1, see `BookContents`; null until the book is ingested. */
  @Column({ name: 'contents_confidence', type: 'double precision', nullable: true })
  contentsConfidence: number | null;

  @Column({ type: 'text', default: 'pending' })
  status: DocumentStatus;

  /** What a person should know about the status. */
  @Column({ type: 'text', default: '' })
  message: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @DeleteDateColumn({ name: 'deleted_at', type: 'timestamptz' })
  deletedAt: Date | null;
}
