import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Difficulty, DocumentStatus, TitleBy } from './document.entity.js';
import { LOCK_FILE } from './document.repository.js';

/** A document of another library, with the outcome of its ingestion. */
export interface ImportedDocument {
  /** Kept if no document here has it. */
  readonly id: string;
  readonly sha256: string;
  readonly title: string;
  readonly titleBy: TitleBy;
  readonly fileName: string;
  readonly byteLength: number;
  readonly difficulty: Difficulty;
  readonly pageCount: number | null;
  readonly contentsSource: string | null;
  readonly contentsConfidence: number | null;
  readonly status: DocumentStatus;
  readonly message: string;
}

/** The document of the same bytes in this library. */
export interface OwnDocument {
  readonly id: string;
  readonly title: string;
  readonly hidden: boolean;
}

const FIND = 'SELECT id, title, deleted_at IS NOT NULL AS hidden FROM documents WHERE sha256 = $1';
const HOLD = `${FIND} FOR UPDATE`;

/** What a person stated about a document here stays. */
const PUT = `
  INSERT INTO documents AS d (id, sha256, title, title_by, file_name, byte_length, difficulty, page_count, contents_source,
                              contents_confidence, status, message)
  VALUES (CASE WHEN EXISTS (SELECT FROM documents WHERE id = $1) THEN gen_random_uuid() ELSE $1::uuid END,
          $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (sha256) DO UPDATE SET
    title = CASE WHEN d.title_by = 'person' THEN d.title ELSE excluded.title END,
    title_by = CASE WHEN d.title_by = 'person' THEN d.title_by ELSE excluded.title_by END,
    page_count = excluded.page_count, contents_source = excluded.contents_source,
    contents_confidence = excluded.contents_confidence, status = excluded.status, message = excluded.message,
    deleted_at = NULL, updated_at = now()
  RETURNING id`;

const SHOW = 'UPDATE documents SET deleted_at = NULL WHERE id = $1';

/** The SQL for documents that come from another library, each in the transaction of the caller. */
@Injectable()
export class ImportedDocuments {
  /** The document of a file, which nobody adds, deletes or ingests until the transaction ends; null: there is none. */
  async hold(sha256: string, manager: EntityManager): Promise<OwnDocument | null> {
    await manager.query(LOCK_FILE, [sha256]);
    const [found] = await manager.query<OwnDocument[]>(HOLD, [sha256]);
    return found ?? null;
  }

  /** The same as it is at the moment, for a look ahead. */
  async find(sha256: string, manager: EntityManager): Promise<OwnDocument | null> {
    const [found] = await manager.query<OwnDocument[]>(FIND, [sha256]);
    return found ?? null;
  }

  /** Adds a document, or gives the one of the same bytes this outcome. @returns Its id here. */
  async put(document: ImportedDocument, manager: EntityManager): Promise<string> {
    const [put] = await manager.query<{ id: string }[]>(PUT, [
      document.id,
      document.sha256,
      document.title,
      document.titleBy,
      document.fileName,
      document.byteLength,
      document.difficulty,
      document.pageCount,
      document.contentsSource,
      document.contentsConfidence,
      document.status,
      document.message,
    ]);
    return put!.id;
  }

  /** Makes a hidden document live again. */
  async show(id: string, manager: EntityManager): Promise<void> {
    await manager.query(SHOW, [id]);
  }
}
