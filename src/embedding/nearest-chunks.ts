import { Injectable } from '@nestjs/common';
import { toSql } from 'pgvector';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { allowed, filterParameters, isNarrowing } from '../content/chunk-filter.js';
import type { ChunkFilter } from '../content/chunk-filter.js';
import type { QueryVector } from './query-embedding.js';
import { indexName, vectorColumn } from './vector-index.js';

export interface NearChunk {
  readonly chunkId: string;
  /** -1 to 1; 1 for the same direction. */
  readonly cosine: number;
}

export interface Nearest {
  /** Best first; ties are ordered by chunk id. */
  readonly chunks: readonly NearChunk[];
  /** `exact`: every chunk that the filter allows was compared. */
  readonly by: 'hnsw' | 'exact';
  /** Whether there are as many chunks as were asked for. If not, `by` is `exact`, and no further chunk exists. */
  readonly full: boolean;
}

/**
 * Up to how many chunks that a filter allows are compared one by one. The index is hardly faster for them: it walks over
 * all that the filter forbids, at ten times the cost of a comparison, and misses more the farther it has to walk (10 % of
 * the nearest ten at 5000 of 100 000). For 100 results both take equally long at 10 600 of 100 000.
 */
function fewFor(limit: number): number {
  return Math.min(Math.max(LEAST_FEW, Math.round(1000 * Math.sqrt(limit))), MOST_FEW);
}
const LEAST_FEW = 6000;
const MOST_FEW = 12_000;

/** Candidates in the index: without a filter, and with one, which makes it walk farther. */
const CANDIDATES = 100;
const FILTERED_CANDIDATES = 200;
/** The limit of pgvector. */
const MOST_CANDIDATES = 1000;

/**
 * Strict order: the results come in the order of their distance, however often the scan goes on. pgvector has it from 0.8
 * on; before, a filtered search of the index is more often too short, and is then done exactly.
 */
const PREPARE = `
  SELECT set_config('hnsw.ef_search', $1, true),
         (SELECT set_config('hnsw.iterative_scan', 'strict_order', true) FROM pg_extension
          WHERE extname = 'vector' AND extversion !~ '^0[.][0-7][.]'),
         coalesce((SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($2)), false) AS indexed`;

const JOINED = 'JOIN chunks c ON c.id = e.chunk_id JOIN documents d ON d.id = c.document_id';

/**
 * Vectors of all chunks of a model. The condition stands beside the order, so that a scan of the index goes on until
 * there are enough chunks that the filter allows.
 *
 * @param exactly Whether the index is not to be used: it serves only a bare distance.
 */
function searchAll(dimension: number, exactly: boolean): string {
  const distance = `${vectorColumn('e', dimension)} <=> $1`;
  return `
    SELECT f.* FROM (
      SELECT e.chunk_id AS "chunkId", 1 - (${distance}) AS cosine
      FROM chunk_embeddings e ${JOINED}
      WHERE e.model_id = $2 AND ${allowed(4)}
      ORDER BY (${distance}) ${exactly ? '+ 0' : ''} LIMIT $3) f
    ORDER BY f.cosine DESC, f."chunkId"`;
}

/**
 * The same for a filter that forbids next to nothing: the nearest of all vectors are found first, and only they are
 * looked up. Joining every vector with its chunk takes three times as long as comparing it. `compared` tells whether
 * vectors are left that were not looked up.
 */
function searchNearestFirst(dimension: number): string {
  const distance = `${vectorColumn('e', dimension)} <=> $1`;
  return `
    WITH near AS MATERIALIZED (
      SELECT e.chunk_id, ${distance} AS distance FROM chunk_embeddings e
      WHERE e.model_id = $2 ORDER BY (${distance}) + 0 LIMIT $4),
    compared AS MATERIALIZED (SELECT count(*)::int AS compared FROM near),
    found AS (
      SELECT c.id AS "chunkId", 1 - near.distance AS cosine
      FROM near JOIN chunks c ON c.id = near.chunk_id JOIN documents d ON d.id = c.document_id
      WHERE ${allowed(5)} ORDER BY near.distance, c.id LIMIT $3)
    SELECT compared.compared, found.* FROM compared LEFT JOIN found ON true
    ORDER BY found.cosine DESC, found."chunkId"`;
}

/** Vectors of deleted books and of cut chunks that are not published yet stand among the nearest, too. */
function withSpare(limit: number): number {
  return 2 * limit + 50;
}

/**
 * Vectors of the few chunks that a filter allows. If there are more than the limit, none is compared. OFFSET 0 keeps
 * the planner from reading all vectors of the library for some of them.
 */
function searchFew(dimension: number): string {
  const column = vectorColumn('e', dimension);
  return `
    WITH few AS MATERIALIZED (
      SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document_id
      WHERE ${allowed(5)} LIMIT $4::int + 1),
    counted AS MATERIALIZED (SELECT count(*)::int AS allowed FROM few),
    found AS (
      SELECT few.id AS "chunkId", v.cosine
      FROM few CROSS JOIN LATERAL (
        SELECT 1 - (${column} <=> $1) AS cosine FROM chunk_embeddings e
        WHERE e.chunk_id = few.id AND e.model_id = $2 OFFSET 0) v
      WHERE (SELECT allowed FROM counted) <= $4
      ORDER BY v.cosine DESC, few.id LIMIT $3)
    SELECT counted.allowed, found.* FROM counted LEFT JOIN found ON true
    ORDER BY found.cosine DESC, found."chunkId"`;
}

function cosinesOf(dimension: number): string {
  return `
    SELECT wanted.id AS "chunkId", v.cosine
    FROM unnest($3::uuid[]) AS wanted(id) CROSS JOIN LATERAL (
      SELECT 1 - (${vectorColumn('e', dimension)} <=> $1) AS cosine FROM chunk_embeddings e
      WHERE e.chunk_id = wanted.id AND e.model_id = $2 OFFSET 0) v`;
}

/** The active model of a chunk's type is the one whose vectors a search compares. */
const VECTOR_OF = `
  SELECT e.model_id AS "modelId", e.embedding AS vector,
         (SELECT array_agg(b.type) FROM active_models b WHERE b.model_id = e.model_id) AS types
  FROM chunks c
  JOIN active_models a ON a.type = c.type
  JOIN chunk_embeddings e ON e.chunk_id = c.id AND e.model_id = a.model_id
  WHERE c.id = $1 AND c.published`;

const VECTOR_BY = `
  SELECT e.embedding AS vector
  FROM chunks c
  JOIN chunk_embeddings e ON e.chunk_id = c.id AND e.model_id = $2
  WHERE c.id = $1 AND c.published`;

interface FoundRow {
  readonly chunkId: string | null;
  readonly cosine: number | null;
}

/** Finds the chunks whose vectors are nearest to the vector of a query. It reads the tables of other rooms. */
@Injectable()
export class NearestChunks {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The published chunks of live documents that are nearest to a query, among those whose type the model embeds.
   *
   * With an index the result is approximate: measured against the exact one, it has 97 of 100. It is never shorter:
   * where the index gives too few chunks, all of them are compared.
   */
  async nearest(query: QueryVector, filter: ChunkFilter, limit: number): Promise<Nearest> {
    const ofModel = withinModel(query, filter);
    if (ofModel === null) return { chunks: [], by: 'exact', full: limit === 0 };
    if (isNarrowing(ofModel)) {
      const few = await this.amongFew(query, ofModel, limit);
      if (few) return exact(few, limit);
    }
    return this.dataSource.transaction(async (manager) => {
      const indexed = await prepare(manager, query, ofModel, limit);
      if (indexed) {
        const chunks = await amongAll(manager, query, ofModel, { limit, exactly: false });
        if (chunks.length === limit) return { chunks, by: 'hnsw', full: true };
        // The scan of an index ends after a number of vectors, so there may be more.
      }
      const nearest = isNarrowing(ofModel) ? null : await nearestFirst(manager, query, ofModel, limit);
      return exact(nearest ?? (await amongAll(manager, query, ofModel, { limit, exactly: true })), limit);
    });
  }

  /**
   * The cosines of certain chunks, for chunks that were found in another way.
   *
   * @returns Only chunks that have a vector by the model of the query.
   */
  async cosines(query: QueryVector, chunkIds: readonly string[]): Promise<Map<string, number>> {
    if (chunkIds.length === 0) return new Map();
    const rows = await this.dataSource.manager.query<NearChunk[]>(cosinesOf(query.vector.length), [
      toSql([...query.vector]),
      query.modelId,
      chunkIds,
    ]);
    return new Map(rows.map(({ chunkId, cosine }) => [chunkId, cosine]));
  }

  /** The vector of a chunk, to look for others near it; null when it has none by the active model. */
  async vectorOf(chunkId: string): Promise<QueryVector | null> {
    const [row] = await this.dataSource.manager.query<
      { readonly modelId: number; readonly types: ChunkType[]; readonly vector: number[] }[]
    >(VECTOR_OF, [chunkId]);
    return row ? { ...row, vector: Float32Array.from(row.vector) } : null;
  }

  /** The vector of a chunk by a certain model, to look for others near it; null when it has none. */
  async vectorBy(
    { modelId, types }: Omit<QueryVector, 'vector'>,
    chunkId: string,
  ): Promise<QueryVector | null> {
    const [row] = await this.dataSource.manager.query<{ readonly vector: number[] }[]>(VECTOR_BY, [
      chunkId,
      modelId,
    ]);
    return row ? { modelId, types, vector: Float32Array.from(row.vector) } : null;
  }

  /** Null when the filter allows too many chunks to compare them one by one. */
  private async amongFew(
    query: QueryVector,
    filter: ChunkFilter,
    limit: number,
  ): Promise<NearChunk[] | null> {
    const few = fewFor(limit);
    const rows = await this.dataSource.manager.query<(FoundRow & { readonly allowed: number })[]>(
      searchFew(query.vector.length),
      [toSql([...query.vector]), query.modelId, limit, few, ...filterParameters(filter)],
    );
    if (rows[0]!.allowed > few) return null;
    return chunksIn(rows);
  }
}

/** Null when too many of the nearest vectors are of chunks that readers do not see. */
async function nearestFirst(
  manager: EntityManager,
  { modelId, vector }: QueryVector,
  filter: ChunkFilter,
  limit: number,
): Promise<NearChunk[] | null> {
  const looked = withSpare(limit);
  const rows = await manager.query<(FoundRow & { readonly compared: number })[]>(
    searchNearestFirst(vector.length),
    [toSql([...vector]), modelId, limit, looked, ...filterParameters(filter)],
  );
  const found = chunksIn(rows);
  return found.length < limit && rows[0]!.compared === looked ? null : found;
}

/** Without the row that only bears a count. */
function chunksIn(rows: readonly FoundRow[]): NearChunk[] {
  return rows.flatMap(({ chunkId, cosine }) =>
    chunkId === null || cosine === null ? [] : [{ chunkId, cosine }],
  );
}

/** Sets up the transaction for the index. @returns Whether the model has an index that can be used. */
async function prepare(
  manager: EntityManager,
  { modelId }: QueryVector,
  filter: ChunkFilter,
  limit: number,
): Promise<boolean> {
  const least = isNarrowing(filter) ? FILTERED_CANDIDATES : CANDIDATES;
  const candidates = Math.min(Math.max(least, 2 * limit), MOST_CANDIDATES);
  const [row] = await manager.query<{ indexed: boolean }[]>(PREPARE, [
    String(candidates),
    indexName(modelId),
  ]);
  return row!.indexed;
}

function amongAll(
  manager: EntityManager,
  { modelId, vector }: QueryVector,
  filter: ChunkFilter,
  { limit, exactly }: { readonly limit: number; readonly exactly: boolean },
): Promise<NearChunk[]> {
  const parameters = [toSql([...vector]), modelId, limit, ...filterParameters(filter)];
  return manager.query<NearChunk[]>(searchAll(vector.length, exactly), parameters);
}

/** The filter without types that the model does not embed; null when it allows none of the model's types. */
function withinModel({ types }: QueryVector, filter: ChunkFilter): ChunkFilter | null {
  const wanted = filter.types?.length ? filter.types : CHUNK_TYPES;
  const common = types.filter((type) => wanted.includes(type));
  if (common.length === 0) return null;
  return { ...filter, types: common.length === CHUNK_TYPES.length ? [] : common };
}

function exact(chunks: readonly NearChunk[], limit: number): Nearest {
  return { chunks, by: 'exact', full: chunks.length === limit };
}
