import { IS_ACTIVE } from '../runs/run-state-sql.js';

/** A book of which searches by meaning do not find everything. */
export interface LackingBook {
  readonly id: string;
  readonly title: string;
  /** Published chunks without a vector by the model that searches use. */
  readonly chunks: number;
}

/** What a run is working on is not lacking yet. A type without an active model is searched by none. */
const LACKING = `
  SELECT d.id, d.title, count(*)::int AS chunks
  FROM chunks c JOIN documents d ON d.id = c.document_id LEFT JOIN active_models a ON a.type = c.type
  WHERE c.published AND d.deleted_at IS NULL
    AND NOT EXISTS (SELECT FROM chunk_embeddings e
      WHERE e.chunk_id = c.id AND (a.model_id IS NULL OR e.model_id = a.model_id))
    AND NOT EXISTS (SELECT FROM ingestion_runs r WHERE r.document_id = d.id AND ${IS_ACTIVE})
  GROUP BY d.id ORDER BY chunks DESC, d.id`;

/** The books that lack vectors, for a caller without the services of the library; those that lack most come first. */
export function booksLackingVectors(
  query: (statement: string) => Promise<LackingBook[]>,
): Promise<LackingBook[]> {
  return query(LACKING);
}
