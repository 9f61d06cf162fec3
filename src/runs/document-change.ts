import type { EntityManager } from 'typeorm';
import type { DocumentStatus } from '../documents/document.entity.js';

const SET_DOCUMENT = `
  UPDATE documents SET status = $2, message = $3, updated_at = now(),
    page_count = coalesce($4, page_count), contents_source = coalesce($5::text, contents_source),
    contents_confidence = CASE WHEN $5::text IS NULL THEN contents_confidence ELSE $6::float8 END
  WHERE id = $1`;

/** What a change of a run's state means for its document. */
export interface DocumentChange {
  readonly status: DocumentStatus;
  readonly message: string;
  readonly pageCount?: number;
  readonly contents?: { readonly source: string; readonly confidence: number };
}

/** In the transaction of the run's change, after it: every transaction locks the run before its document. */
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
