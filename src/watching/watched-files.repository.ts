import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { Difficulty, DocumentStatus, TitleBy } from '../documents/document.entity.js';
import type { KnownFile } from './folder-changes.js';
import { WatchedFileEntity } from './watched-file.entity.js';

/** The document of some bytes, hidden or not. */
export interface DocumentOfBytes {
  readonly id: string;
  readonly hidden: boolean;
  readonly title: string;
  readonly titleBy: TitleBy;
  readonly difficulty: Difficulty;
  readonly status: DocumentStatus;
  /** A watched folder made it part of the library. */
  readonly brought: boolean;
  /** It was hidden because its watched file was gone. */
  readonly hiddenWithFile: boolean;
}

const FILES = `
  SELECT path, size::float8 AS size, mtime, place, sha256, document_id AS "documentId", replaces_id AS "replacesId",
    brought, hidden, state, error_code AS "errorCode", error_message AS "errorMessage"
  FROM watched_files WHERE folder_id = $1 ORDER BY path`;

const SAVE = `
  INSERT INTO watched_files (folder_id, path, size, mtime, place, sha256, document_id, replaces_id, brought, hidden, state,
                             error_code, error_message)
  VALUES ($1, $2, $3, $4, $5, $6, (SELECT id FROM documents WHERE id = $7), (SELECT id FROM documents WHERE id = $8), $9,
          $10, $11, $12, $13)
  ON CONFLICT (folder_id, path) DO UPDATE SET
    size = excluded.size, mtime = excluded.mtime, place = excluded.place, sha256 = excluded.sha256,
    document_id = excluded.document_id, replaces_id = excluded.replaces_id, brought = excluded.brought,
    hidden = excluded.hidden, state = excluded.state, error_code = excluded.error_code,
    error_message = excluded.error_message, changed_at = now()`;

const REMOVE = 'DELETE FROM watched_files WHERE folder_id = $1 AND path = $2';

const DOCUMENT_OF = `
  SELECT d.id, d.deleted_at IS NOT NULL AS hidden, d.title, d.title_by AS "titleBy", d.difficulty, d.status,
    EXISTS (SELECT FROM watched_files w WHERE w.document_id = d.id AND w.brought) AS brought,
    EXISTS (SELECT FROM watched_files w WHERE w.document_id = d.id AND w.hidden) AS "hiddenWithFile"
  FROM documents d WHERE `;

/** Whether another watched file has the document. */
const HELD = `
  SELECT EXISTS (
    SELECT FROM watched_files
    WHERE document_id = $1 AND state <> 'gone' AND NOT (folder_id = $2 AND path = $3)) AS held`;

const SHOWN = 'UPDATE watched_files SET hidden = false WHERE document_id = $1 AND hidden';

/** Every row tells all of a file, so a file that changes is written whole. */
@Injectable()
export class WatchedFilesRepository {
  constructor(@InjectRepository(WatchedFileEntity) private readonly files: Repository<WatchedFileEntity>) {}

  /** By path. */
  of(folderId: string): Promise<KnownFile[]> {
    return this.files.query<KnownFile[]>(FILES, [folderId]);
  }

  /** Writes what is known of a file. A document that was deleted for good meanwhile is left out. */
  async save(folderId: string, file: KnownFile): Promise<void> {
    await this.files.query(SAVE, valuesOf(folderId, file));
  }

  /** What is known of a file, under its new path; whatever was known of that path is replaced. */
  async move(folderId: string, from: string, file: KnownFile): Promise<void> {
    await this.files.manager.transaction(async (manager) => {
      await manager.query(REMOVE, [folderId, from]);
      await manager.query(SAVE, valuesOf(folderId, file));
    });
  }

  async remove(folderId: string, path: string): Promise<void> {
    await this.files.query(REMOVE, [folderId, path]);
  }

  async documentOfBytes(sha256: string): Promise<DocumentOfBytes | null> {
    const [found] = await this.files.query<DocumentOfBytes[]>(`${DOCUMENT_OF} d.sha256 = $1`, [sha256]);
    return found ?? null;
  }

  async document(id: string): Promise<DocumentOfBytes | null> {
    const [found] = await this.files.query<DocumentOfBytes[]>(`${DOCUMENT_OF} d.id = $1`, [id]);
    return found ?? null;
  }

  /** Whether a watched file other than this one has the document. */
  async isHeld(documentId: string, folderId: string, path: string): Promise<boolean> {
    const [found] = await this.files.query<{ held: boolean }[]>(HELD, [documentId, folderId, path]);
    return found!.held;
  }

  /** The document is live again, whichever of its files was gone. */
  async shown(documentId: string): Promise<void> {
    await this.files.query(SHOWN, [documentId]);
  }
}

function valuesOf(folderId: string, file: KnownFile): unknown[] {
  return [
    folderId,
    file.path,
    file.size,
    file.mtime,
    file.place,
    file.sha256,
    file.documentId,
    file.replacesId,
    file.brought,
    file.hidden,
    file.state,
    file.errorCode,
    file.errorMessage,
  ];
}
