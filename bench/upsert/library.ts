import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { uniform } from '../measuring/uniform.js';

/** Dimension of the bundled model. */
export const DIMENSION = 384;

/** A vector to store. */
export interface VectorRow {
  readonly chunkId: string;
  readonly contentHash: string;
  readonly vector: Float32Array;
}

/** The target of every strategy: existing chunks (required by the foreign key of the vectors), and one model. */
export interface Library {
  readonly modelId: number;
  readonly chunkIds: readonly string[];
}

const ADD_DOCUMENT = `
  INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('bench', 'bench', 'bench.pdf', 0) RETURNING id`;

const ADD_CHUNKS = `
  INSERT INTO chunks (document_id, run_id, ordinal, type, text, content_hash, embed_hash, token_count, page_first, page_last)
  SELECT $1, $2, n, 'concept', 'chunk ' || n, md5(n::text), md5(n::text), 2, 1, 1 FROM generate_series(0, $3::int - 1) AS n
  RETURNING id`;

const ADD_MODEL = `
  INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256) VALUES ('bench', '1', $1, 'mean', '0')
  RETURNING id`;

/** Fills an empty, migrated database with a model and a document with this many chunks. */
export async function fillLibrary(dataSource: DataSource, chunks: number): Promise<Library> {
  const { manager } = dataSource;
  const [document] = await manager.query<{ id: string }[]>(ADD_DOCUMENT);
  const added = await manager.query<{ id: string }[]>(ADD_CHUNKS, [document!.id, randomUUID(), chunks]);
  const [model] = await manager.query<{ id: number }[]>(ADD_MODEL, [DIMENSION]);
  await manager.query('VACUUM ANALYZE chunks');
  return { modelId: model!.id, chunkIds: added.map((row) => row.id) };
}

/** Random unit vectors: they cost as much to send and store as real ones. */
export function makeRows(chunkIds: readonly string[], generation: number): VectorRow[] {
  const random = uniform(generation + 1);
  return chunkIds.map((chunkId, index) => {
    const vector = Float32Array.from({ length: DIMENSION }, () => random() - 0.5);
    const norm = Math.hypot(...vector);
    return {
      chunkId,
      contentHash: `${generation}-${index}`.padStart(64, '0'),
      vector: vector.map((value) => value / norm),
    };
  });
}

/** pgvector's text format, which applications without a binary codec send. */
export function vectorText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}
