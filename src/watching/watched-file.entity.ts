import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { DocumentEntity } from '../documents/document.entity.js';
import { WatchedFolderEntity } from './watched-folder.entity.js';

/**
 * `added`: its document is in the library, and its run is still to be asked for. `done`: nothing is left to do.
 * `refused`: the library cannot take the file, or its run failed. `gone`: the file is no longer there.
 */
export type FileState = 'added' | 'done' | 'refused' | 'gone';

/** pg returns `bigint` as text; the length of a file fits a number. */
const asNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** A file of a watched folder, as it was when it was last taken up. */
@Entity('watched_files')
@Check('watched_files_state_check', `state IN ('added', 'done', 'refused', 'gone')`)
@Index('watched_files_document_id_idx', ['documentId'])
@Index('watched_files_replaces_id_idx', ['replacesId'])
export class WatchedFileEntity {
  @PrimaryColumn({ name: 'folder_id', type: 'uuid', primaryKeyConstraintName: 'watched_files_pkey' })
  folderId: string;

  @ManyToOne(() => WatchedFolderEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'folder_id', foreignKeyConstraintName: 'watched_files_folder_id_fkey' })
  folder?: Relation<WatchedFolderEntity>;

  /** Below the folder, with `/` between the names. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'watched_files_pkey' })
  path: string;

  @Column({ type: 'bigint', transformer: asNumber })
  size: number;

  /** Nanoseconds since 1970, as text. */
  @Column({ type: 'text' })
  mtime: string;

  /** Device and inode: a file that is moved keeps them. */
  @Column({ type: 'text' })
  place: string;

  /** Hex SHA-256 of its bytes; null for a file that could not be read. */
  @Column({ type: 'text', nullable: true })
  sha256: string | null;

  /** Null for a refused file, and when a person has deleted the document for good. */
  @Column({ name: 'document_id', type: 'uuid', nullable: true })
  documentId: string | null;

  @ManyToOne(() => DocumentEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'watched_files_document_id_fkey' })
  document?: Relation<DocumentEntity> | null;

  /** The document of the bytes before, which is hidden as soon as that of the new ones can be found. */
  @Column({ name: 'replaces_id', type: 'uuid', nullable: true })
  replacesId: string | null;

  @ManyToOne(() => DocumentEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'replaces_id', foreignKeyConstraintName: 'watched_files_replaces_id_fkey' })
  replaces?: Relation<DocumentEntity> | null;

  /** A watched folder made the document part of the library. Only such a document is hidden with its file. */
  @Column({ type: 'boolean', default: false })
  brought: boolean;

  /** The document was hidden because the file was gone, so the file brings it back. */
  @Column({ type: 'boolean', default: false })
  hidden: boolean;

  @Column({ type: 'text' })
  state: FileState;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'error_message', type: 'text', nullable: true })
  errorMessage: string | null;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt: Date;
}
