import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContentRepository } from '../../src/content/content.repository.js';
import { EmbeddingService } from '../../src/embedding/embedding.service.js';
import { encodeVectors } from '../../src/embedding/vector-codec.js';
import { evenly } from '../measuring/evenly.js';

/** Chunks that the model embeds. Embedding all would take far longer than what is measured. */
const EMBEDDED = 500;
/** Length of the noise beside a vector of length 1: two passages about one subject have a cosine of 0.8. */
const NOISE = 0.5;
const ROWS_A_STATEMENT = 2000;

const DOCUMENTS = 'SELECT id FROM documents ORDER BY title';
const MADE = 'SELECT model_id AS "modelId", embedding AS vector FROM chunk_embeddings ORDER BY content_hash';
const LACKING = `
  SELECT c.id, c.embed_hash AS hash FROM chunks c
  WHERE c.id > $1 AND NOT EXISTS (SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id)
  ORDER BY c.id LIMIT ${ROWS_A_STATEMENT}`;
const ADD = `
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding)
  SELECT i.id, $1, $2, i.hash, i.embedding FROM unnest($3::uuid[], $4::text[], $5::vector[]) AS i(id, hash, embedding)`;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Some chunks of the first books are embedded by the model; each other chunk gets the vector of one of them with noise.
 * So vectors lie where those of real texts and questions do.
 */
export async function giveVectors(
  library: INestApplicationContext,
  books: number,
  random: () => number,
): Promise<void> {
  const dataSource = library.get(DataSource);
  const documents = await dataSource.query<{ id: string }[]>(DOCUMENTS);
  const content = library.get(ContentRepository, { strict: false });
  const chunks = await Promise.all(documents.slice(0, books).map(({ id }) => content.published(id)));
  await library.get(EmbeddingService, { strict: false }).embedAndSave(evenly(chunks.flat(), EMBEDDED));
  const made = await dataSource.query<{ modelId: number; vector: number[] }[]>(MADE);
  const dimension = made[0]!.vector.length;
  for (let after = FIRST_ID; ;) {
    const lacking = await dataSource.query<{ id: string; hash: string }[]>(LACKING, [after]);
    if (lacking.length === 0) break;
    const vectors = lacking.map(() => withNoise(made[Math.floor(random() * made.length)]!.vector, random));
    await dataSource.query(ADD, [
      made[0]!.modelId,
      dimension,
      lacking.map(({ id }) => id),
      lacking.map(({ hash }) => hash),
      encodeVectors(vectors, dimension),
    ]);
    after = lacking.at(-1)!.id;
  }
  await dataSource.query('ANALYZE chunk_embeddings');
}

function withNoise(vector: readonly number[], random: () => number): Float32Array {
  // Numbers between -1 and 1 have a mean square of a third.
  const scale = NOISE * Math.sqrt(3 / vector.length);
  const noisy = Float32Array.from(vector, (value) => value + scale * (2 * random() - 1));
  const length = Math.hypot(...noisy);
  return noisy.map((value) => value / length);
}
