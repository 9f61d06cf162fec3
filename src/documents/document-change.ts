import type { EntityManager } from 'typeorm';
import type { DocumentStatus } from './document.entity.js';

const SET_DOCUMENT = `
  UPDATE documents SET status = $2, message = $3, updated_at = now(),
    page_count = coalesce($4, page_count), contents_source = coalesce($5::text, contents_source),
    contents_confidence = CASE WHEN $5::text IS NULL THEN contents_confidence ELSE $6::float8 END
  WHERE id = $1`;

/** The changes of a document that belong to a change of its run's state. */
export interface DocumentChange {
  readonly status: DocumentStatus;
  readonly message: string;
  readonly pageCount?: number;
  readonly contents?: { readonly source: string; readonly confidence: number };
}

/**
 * Runs in the transaction that changes the run, after that change: every transaction locks the run before its document.
 */
export async function setDocument(manager: EntityManager, id: string, change: DocumentChange): Promise<void> {
  await manager.query(SET_DOCUMENT, [
    id,
    change.status,
    change.message,
    change.pageCount ?? null,
    change.contents?.source ?? null,
    change.contents?.confidence ?? null,
  ]);
}

/** Changes only the document's message. Runs in the transaction that changes the run, after that change. */
export async function tellDocument(manager: EntityManager, id: string, message: string): Promise<void> {
  await manager.query('UPDATE documents SET message = $2, updated_at = now() WHERE id = $1', [id, message]);
}
