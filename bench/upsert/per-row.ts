import type { Client } from 'pg';
import { DIMENSION, vectorText } from './library.js';
import type { Library } from './library.js';
import type { Strategy } from './strategy.js';

const ROWS = 2_000;

const UPSERT = `
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (chunk_id, model_id) DO UPDATE
    SET dimension = excluded.dimension, content_hash = excluded.content_hash, embedding = excluded.embedding,
        embedded_at = now()`;

/** One statement and one commit for each row. */
export function perRow(client: Client, { modelId }: Library): Strategy {
  return {
    name: 'INSERT ... ON CONFLICT, a row at a time, autocommit',
    rows: ROWS,
    updates: true,
    async write(rows) {
      for (const { chunkId, contentHash, vector } of rows) {
        await client.query(UPSERT, [chunkId, modelId, DIMENSION, contentHash, vectorText(vector)]);
      }
    },
  };
}
