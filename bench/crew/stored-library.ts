import { createHash } from 'node:crypto';
import type { Client } from 'pg';

/** Ids, times and runs differ between libraries; everything that a reader can see must be equal. */
const CONTENT = {
  documents: `
    SELECT sha256, title, page_count, contents_source, contents_confidence, status, message
    FROM documents ORDER BY sha256`,
  sections: `
    SELECT d.sha256, s.position, s.level, s.title, s.path, s.page_first, s.page_last
    FROM sections s JOIN documents d ON d.id = s.document_id WHERE s.published ORDER BY d.sha256, s.position`,
  chunks: `
    SELECT d.sha256, c.ordinal, c.type, c.text, c.content_hash, c.embed_prefix, c.embed_hash, c.token_count,
      c.page_first, c.page_last, c.char_first, c.char_last, s.position
    FROM chunks c JOIN documents d ON d.id = c.document_id LEFT JOIN sections s ON s.id = c.section_id
    WHERE c.published ORDER BY d.sha256, c.ordinal`,
  vectors: `
    SELECT d.sha256, c.ordinal, m.key, m.artefact_sha256, e.content_hash, e.embedding::text
    FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id JOIN documents d ON d.id = c.document_id
    JOIN embedding_models m ON m.id = e.model_id WHERE c.published ORDER BY d.sha256, c.ordinal, m.key`,
} as const;

/** Queries for rows that must not exist, by the fault they show. */
const FAULTS = {
  'unpublished chunks': 'SELECT count(*)::int AS rows FROM chunks WHERE NOT published',
  'unpublished sections': 'SELECT count(*)::int AS rows FROM sections WHERE NOT published',
  'chunks of two at one place': `
    SELECT count(*)::int AS rows FROM (
      SELECT FROM chunks GROUP BY document_id, ordinal HAVING count(*) > 1) AS doubled`,
  'chunks without a vector': `
    SELECT count(*)::int AS rows FROM chunks c
    WHERE NOT EXISTS (SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id AND e.content_hash = c.embed_hash)`,
  'runs in progress': `
    SELECT count(*)::int AS rows FROM ingestion_runs WHERE state NOT IN ('completed', 'failed', 'cancelled')`,
  'runs completed twice': `
    SELECT count(*)::int AS rows FROM (
      SELECT FROM ingestion_runs WHERE state = 'completed' GROUP BY document_id HAVING count(*) > 1) AS doubled`,
  'parts of ended runs': 'SELECT count(*)::int AS rows FROM run_parts',
  'dead letters': 'SELECT count(*)::int AS rows FROM dead_letters',
} as const;

export type ContentKind = keyof typeof CONTENT;

export interface Fingerprint {
  readonly rows: number;
  /** SHA-256 of the rows in their order. */
  readonly sha256: string;
}

export async function fingerprints(client: Client): Promise<Record<ContentKind, Fingerprint>> {
  const prints: Partial<Record<ContentKind, Fingerprint>> = {};
  for (const [kind, statement] of Object.entries(CONTENT)) {
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    const hash = createHash('sha256');
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
    prints[kind as ContentKind] = { rows: rows.length, sha256: hash.digest('hex') };
  }
  return prints as Record<ContentKind, Fingerprint>;
}

/** The faults of the library, with the number of affected rows. */
export async function faults(client: Client): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [fault, statement] of Object.entries(FAULTS)) {
    const { rows } = await client.query<{ rows: number }>(statement);
    if (rows[0]!.rows > 0) found[fault] = rows[0]!.rows;
  }
  return found;
}
