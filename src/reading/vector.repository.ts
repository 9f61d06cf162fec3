import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import type { VectorView } from './reading-views.js';

/** A stored vector of a chunk. */
export interface VectorRow extends Omit<VectorView, 'embeddedAt' | 'vector'> {
  readonly chunkId: string;
  readonly ordinal: number;
  readonly modelId: number;
  readonly embeddedAt: Date;
  /** The numbers as PostgreSQL writes them; null if they were not asked for. */
  readonly numbers: string | null;
}

export interface CoveredRow {
  readonly chunkId: string;
  readonly ordinal: number;
  readonly type: ChunkType;
  readonly pageFirst: number;
  readonly pageLast: number;
  /** Models with a vector of the present text. */
  readonly present: readonly string[];
  /** Whether one of them is of the expected model, in the edition that searches use. */
  readonly embedded: boolean;
}

/** The model by which searches find the chunks of a type; null before it has any vector. */
export interface ExpectedModel {
  readonly type: ChunkType;
  readonly modelId: number | null;
}

const VECTOR = `
  c.id AS "chunkId", c.ordinal, e.model_id AS "modelId", m.key AS model, m.revision, e.dimension,
  e.content_hash AS "contentHash", e.content_hash = c.embed_hash AS current, e.embedded_at AS "embeddedAt",
  CASE WHEN $2 THEN e.embedding::text END AS numbers`;
const TABLES = `
  chunks c JOIN chunk_embeddings e ON e.chunk_id = c.id JOIN embedding_models m ON m.id = e.model_id`;

const OF_CHUNK = `SELECT ${VECTOR} FROM ${TABLES} WHERE c.id = $1 ORDER BY e.model_id`;

const OF_DOCUMENT = `
  SELECT ${VECTOR} FROM ${TABLES}
  WHERE c.document_id = $1 AND c.published AND (c.ordinal, e.model_id) > ($3, $4)
  ORDER BY c.ordinal, e.model_id LIMIT $5`;

const COUNT_OF_DOCUMENT = `
  SELECT count(*)::int AS count FROM chunks c JOIN chunk_embeddings e ON e.chunk_id = c.id
  WHERE c.document_id = $1 AND c.published`;

const IS_EMBEDDED = `EXISTS (
  SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id AND e.model_id = x.model_id AND e.content_hash = c.embed_hash)`;
const EXPECTED = `LEFT JOIN unnest($2::text[], $3::int[]) AS x(type, model_id) ON x.type = c.type`;

const COVERAGE = `
  SELECT c.type, count(*)::int AS total, count(*) FILTER (WHERE ${IS_EMBEDDED})::int AS embedded
  FROM chunks c ${EXPECTED} WHERE c.document_id = $1 AND c.published GROUP BY c.type`;

const COVERED = `
  SELECT c.id AS "chunkId", c.ordinal, c.type, c.page_first AS "pageFirst", c.page_last AS "pageLast",
         ARRAY(SELECT m.key FROM chunk_embeddings e JOIN embedding_models m ON m.id = e.model_id
               WHERE e.chunk_id = c.id AND e.content_hash = c.embed_hash ORDER BY e.model_id) AS present,
         ${IS_EMBEDDED} AS embedded
  FROM chunks c ${EXPECTED}
  WHERE c.document_id = $1 AND c.published AND c.ordinal > $4 AND (NOT $6 OR NOT ${IS_EMBEDDED})
  ORDER BY c.ordinal LIMIT $5`;

/** SQL that reads which vectors chunks have. */
@Injectable()
export class VectorRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param numbers Whether to read the vectors themselves. */
  ofChunk(chunkId: string, numbers: boolean): Promise<VectorRow[]> {
    return this.dataSource.manager.query<VectorRow[]>(OF_CHUNK, [chunkId, numbers]);
  }

  /** Vectors of a document, by reading order and model, after a place. */
  ofDocument(
    documentId: string,
    { ordinal, modelId }: { readonly ordinal: number; readonly modelId: number },
    limit: number,
    numbers: boolean,
  ): Promise<VectorRow[]> {
    return this.dataSource.manager.query<VectorRow[]>(OF_DOCUMENT, [
      documentId,
      numbers,
      ordinal,
      modelId,
      limit,
    ]);
  }

  async count(documentId: string): Promise<number> {
    const [row] = await this.dataSource.manager.query<{ count: number }[]>(COUNT_OF_DOCUMENT, [documentId]);
    return row!.count;
  }

  coverage(
    documentId: string,
    expected: readonly ExpectedModel[],
  ): Promise<{ type: ChunkType; total: number; embedded: number }[]> {
    return this.dataSource.manager.query(COVERAGE, [documentId, ...columnsOf(expected)]);
  }

  /** Chunks in reading order. @param after Ordinal before the first. @param missing Only chunks without their vector. */
  covered(
    documentId: string,
    expected: readonly ExpectedModel[],
    { after, limit, missing }: { readonly after: number; readonly limit: number; readonly missing: boolean },
  ): Promise<CoveredRow[]> {
    return this.dataSource.manager.query<CoveredRow[]>(COVERED, [
      documentId,
      ...columnsOf(expected),
      after,
      limit,
      missing,
    ]);
  }
}

function columnsOf(expected: readonly ExpectedModel[]) {
  return [expected.map(({ type }) => type), expected.map(({ modelId }) => modelId)] as const;
}

export function vectorView({
  model,
  revision,
  dimension,
  contentHash,
  current,
  embeddedAt,
  numbers,
}: VectorRow): VectorView {
  return {
    model,
    revision,
    dimension,
    contentHash,
    current,
    embeddedAt: embeddedAt.toISOString(),
    // pgvector writes `[0.1,0.2]`, which is JSON.
    ...(numbers !== null && { vector: JSON.parse(numbers) as number[] }),
  };
}
