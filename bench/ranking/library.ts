import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { SLOTS } from '../../src/book/slot.js';
import type { SlotModel } from '../../src/embedding/slot-models.js';
import { encodeVectors } from '../../src/embedding/vector-codec.js';
import { clusteredVectors } from './clustered-vectors.js';

const DIMENSION = 384;
const ROWS = 1000;
const CHUNKS_A_DOCUMENT = 1000;

const ADD_MODEL = `
  INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256) VALUES ('bench', '1', $1, 'mean', '0')
  RETURNING id`;
const ADD_DOCUMENT = `
  INSERT INTO documents (sha256, title, file_name, byte_length, status)
  VALUES ($1, 'Book ' || $1, 'bench.pdf', 0, 'completed') RETURNING id`;
/** Seven of ten chunks explain, as in manuals. */
const ADD_CHUNKS = `
  INSERT INTO chunks (document_id, run_id, ordinal, type, text, content_hash, embed_hash, token_count, page_first, page_last,
                      published)
  SELECT $1, $2, n, CASE WHEN n % 10 < 7 THEN 'concept' ELSE 'code' END, repeat('chunk ' || n || ' ', 60), md5(n::text),
         md5(n::text), 2, 1, 1, true
  FROM generate_series(0, $3::int - 1) AS n RETURNING id`;
const ADD_VECTORS = `
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding)
  SELECT i.id, $1, $2, '', i.embedding FROM unnest($3::uuid[], $4::vector[]) AS i(id, embedding)`;

const ADD_TOPIC = `
  WITH zone AS (INSERT INTO zones (name, name_key, description, position) VALUES ('z', 'z', 'z', 0) RETURNING id)
  INSERT INTO topics (zone_id, name, name_key, slug, description) SELECT id, 't', 't', 't', 't' FROM zone RETURNING id`;
const ADD_SUBTOPICS = `
  INSERT INTO subtopics (topic_id, name, name_key, order_in_topic)
  SELECT $1, 's' || n, 's' || n, n FROM generate_series(0, $2::int - 1) AS n RETURNING id`;
const ADD_INTENTS = `
  INSERT INTO subtopic_embeddings (subtopic_id, slot, model_id, dimension, content_hash, embedding)
  SELECT i.id, $1, $2, $3, '', i.embedding FROM unnest($4::uuid[], $5::vector[]) AS i(id, embedding)`;

/** Fills an empty, migrated database. @returns The model of each slot, which is the same one. */
export async function fillLibrary(
  { manager }: DataSource,
  chunks: number,
  subtopics: number,
): Promise<readonly SlotModel[]> {
  const [model] = await manager.query<{ id: number }[]>(ADD_MODEL, [DIMENSION]);
  const vectors = clusteredVectors(DIMENSION, 1);
  const take = (count: number) =>
    encodeVectors(
      Array.from({ length: count }, () => vectors.next()),
      DIMENSION,
    );
  for (let from = 0; from < chunks; from += CHUNKS_A_DOCUMENT) {
    const count = Math.min(CHUNKS_A_DOCUMENT, chunks - from);
    const [document] = await manager.query<{ id: string }[]>(ADD_DOCUMENT, [String(from)]);
    const added = await manager.query<{ id: string }[]>(ADD_CHUNKS, [document!.id, randomUUID(), count]);
    for (let at = 0; at < added.length; at += ROWS) {
      const ids = added.slice(at, at + ROWS).map(({ id }) => id);
      await manager.query(ADD_VECTORS, [model!.id, DIMENSION, ids, take(ids.length)]);
    }
  }
  const [topic] = await manager.query<{ id: string }[]>(ADD_TOPIC);
  const added = await manager.query<{ id: string }[]>(ADD_SUBTOPICS, [topic!.id, subtopics]);
  const ids = added.map(({ id }) => id);
  for (const slot of SLOTS) {
    await manager.query(ADD_INTENTS, [slot, model!.id, DIMENSION, ids, take(ids.length)]);
  }
  await manager.query('VACUUM ANALYZE');
  return SLOTS.map((slot) => ({ slot, key: 'bench', modelId: model!.id, dimension: DIMENSION }));
}
