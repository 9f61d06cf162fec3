import type { Client } from 'pg';
import { DIMENSION, vectorText } from './library.js';
import type { Library, VectorRow } from './library.js';
import { inBatches } from './strategy.js';
import type { Strategy } from './strategy.js';

const BATCH = 500;

const FIND = 'SELECT chunk_id FROM chunk_embeddings WHERE model_id = $1 AND chunk_id = ANY($2::uuid[])';

/**
 * The bulk operations of an object-relational mapper: a SELECT, a bulk INSERT and a bulk UPDATE; one transaction per
 * batch.
 */
export function selectThenBulk(client: Client, { modelId }: Library, rows: number): Strategy {
  return {
    name: `SELECT, then bulk INSERT and bulk UPDATE, ${BATCH} rows`,
    rows,
    updates: true,
    async write(all) {
      for (const batch of inBatches(all, BATCH)) {
        await client.query('BEGIN');
        const ids = batch.map((row) => row.chunkId);
        const found = await client.query<{ chunk_id: string }>(FIND, [modelId, ids]);
        const known = new Set(found.rows.map((row) => row.chunk_id));
        await insert(
          client,
          modelId,
          batch.filter((row) => !known.has(row.chunkId)),
        );
        await update(
          client,
          modelId,
          batch.filter((row) => known.has(row.chunkId)),
        );
        await client.query('COMMIT');
      }
    },
  };
}

async function insert(client: Client, modelId: number, rows: readonly VectorRow[]): Promise<void> {
  if (rows.length === 0) return;
  const places = rows.map((_, index) => {
    const first = index * 5;
    return `($${first + 1}, $${first + 2}, $${first + 3}, $${first + 4}, $${first + 5})`;
  });
  const values = rows.flatMap((row) => [
    row.chunkId,
    modelId,
    DIMENSION,
    row.contentHash,
    vectorText(row.vector),
  ]);
  await client.query(
    `INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding) VALUES ${places.join(', ')}`,
    values,
  );
}

/** One statement with a CASE for each column, like Django's `bulk_update`. */
async function update(client: Client, modelId: number, rows: readonly VectorRow[]): Promise<void> {
  if (rows.length === 0) return;
  const cases = (value: number, type: string) =>
    `CASE ${rows.map((_, index) => `WHEN chunk_id = $${index * 3 + 2} THEN $${index * 3 + value}`).join(' ')} END::${type}`;
  const ids = rows.map((_, index) => `$${index * 3 + 2}`);
  const values = rows.flatMap((row) => [row.chunkId, row.contentHash, vectorText(row.vector)]);
  await client.query(
    `UPDATE chunk_embeddings SET content_hash = ${cases(3, 'text')}, embedding = ${cases(4, 'vector')}
     WHERE model_id = $1 AND chunk_id IN (${ids.join(', ')})`,
    [modelId, ...values],
  );
}
