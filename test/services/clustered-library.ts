import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { CHUNK_TYPES } from '../../src/book/chunk-type.js';
import { encodeVectors } from '../../src/embedding/vector-codec.js';

/** How vectors of chunks are spread: texts of one subject lie close together, and far from others. */
export interface ClusteredOptions {
  readonly chunks: number;
  readonly chunksADocument: number;
  readonly dimension: number;
  readonly clusters: number;
  /** Vectors lie in a space of so many dimensions, up to noise: embeddings use fewer directions than they have numbers. */
  readonly latent: number;
  readonly random: () => number;
}

export interface ClusteredLibrary {
  readonly modelId: number;
  readonly documents: readonly string[];
  /** Vectors like those of chunks, but of none of them. */
  readonly queries: (count: number) => Float32Array[];
}

/** Share of the noise in a vector, in the latent space and outside. */
const NOISE = { latent: 0.55, outside: 0.12 } as const;
const ROWS_A_STATEMENT = 2000;

const ADD_DOCUMENT = `
  INSERT INTO documents (sha256, title, file_name, byte_length, status)
  VALUES ($1::text, $1, $1, 0, 'completed') RETURNING id`;

/** Of 1000 chunks, 10 are exercises and 50 invitations to try; the text is about as long as that of real chunks. */
const ADD_CHUNKS = `
  INSERT INTO chunks (id, document_id, run_id, ordinal, type, text, content_hash, embed_hash, token_count, page_first,
    page_last, published)
  SELECT c.id, $1, $2, c.n, ($4::text[])[CASE WHEN ($5::int + c.n) % 100 = 0 THEN 4 WHEN ($5 + c.n) % 20 = 1 THEN 5 WHEN ($5 + c.n) % 3 = 0 THEN 2 ELSE 1 END],
         repeat('word ' || c.n || ' ', 60), c.id::text, c.id::text, 200, 1 + c.n / 2, 1 + c.n / 2, true
  FROM unnest($3::uuid[]) WITH ORDINALITY AS i(id, place), LATERAL (SELECT i.id, (i.place - 1)::int AS n) c`;

const ADD_VECTORS = `
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding)
  SELECT i.id, $1, $2, i.id::text, i.embedding FROM unnest($3::uuid[], $4::vector[]) AS i(id, embedding)`;

const ADD_MODEL = `
  INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256)
  VALUES ('clustered', '1', $1, 'mean', $2) RETURNING id`;

/** Fills an empty, migrated library with documents of published chunks and their vectors. */
export async function fillClustered(
  dataSource: DataSource,
  options: ClusteredOptions,
): Promise<ClusteredLibrary> {
  const makeVector = vectorMaker(options);
  const [model] = await dataSource.query<{ id: number }[]>(ADD_MODEL, [options.dimension, randomUUID()]);
  const modelId = model!.id;
  const documents: string[] = [];
  for (let from = 0; from < options.chunks; from += options.chunksADocument) {
    const [document] = await dataSource.query<{ id: string }[]>(ADD_DOCUMENT, [randomUUID()]);
    documents.push(document!.id);
    const count = Math.min(options.chunksADocument, options.chunks - from);
    const ids = Array.from({ length: count }, () => randomUUID());
    await dataSource.query(ADD_CHUNKS, [document!.id, randomUUID(), ids, CHUNK_TYPES, from]);
    for (let at = 0; at < ids.length; at += ROWS_A_STATEMENT) {
      const part = ids.slice(at, at + ROWS_A_STATEMENT);
      const vectors = encodeVectors(part.map(makeVector), options.dimension);
      await dataSource.query(ADD_VECTORS, [modelId, options.dimension, part, vectors]);
    }
  }
  for (const table of ['documents', 'chunks', 'chunk_embeddings']) await dataSource.query(`ANALYZE ${table}`);
  return { modelId, documents, queries: (number) => Array.from({ length: number }, makeVector) };
}

function vectorMaker({ dimension, clusters, latent, random }: ClusteredOptions): () => Float32Array {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const point = (length: number, scale: number) =>
    Float32Array.from({ length }, () => (scale * gauss()) / Math.sqrt(length));
  const basis = Array.from({ length: latent }, () => point(dimension, 1));
  const centres = Array.from({ length: clusters }, () => point(latent, 1));
  return () => {
    const centre = centres[Math.floor(random() * clusters)]!;
    const own = point(latent, NOISE.latent);
    const vector = point(dimension, NOISE.outside);
    for (let l = 0; l < latent; l += 1) {
      const weight = centre[l]! + own[l]!;
      const direction = basis[l]!;
      for (let i = 0; i < dimension; i += 1) vector[i]! += weight * direction[i]!;
    }
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  };
}
