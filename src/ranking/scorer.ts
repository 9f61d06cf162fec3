import type { EntityManager } from 'typeorm';
import { TYPES_OF_SLOT } from '../book/slot.js';
import type { SlotModel } from '../embedding/slot-models.js';
import { sentNumbers } from '../embedding/vector-codec.js';
import { indexName, vectorColumn } from '../embedding/vector-index.js';
import type { ListLimits } from './ranking-options.js';
import { scoreBlocks } from './scoring/score-blocks.js';

/** A chunk in a list of a subtopic. */
export interface ScoredChunk {
  readonly subtopicId: string;
  readonly chunkId: string;
  /** Cosine, -1 to 1. */
  readonly score: number;
}

/** By the approximate index of the model, or exactly by matrix products. */
export type ScoringWay = 'index' | 'exact';

/** Vectors a block: 3 MB at 384 dimensions. */
const ROWS_A_BLOCK = 2000;
/** Candidates that the index looks at: with 100 000 chunks it finds more than 99.9 % of the exact lists (bench:ranking). */
const CANDIDATES = 100;

/** What both ways rank: published chunks of live documents, by the model, of the slot's types. */
const RANKED = `
  chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id JOIN documents d ON d.id = c.document_id
  WHERE e.model_id = $1 AND c.published AND d.deleted_at IS NULL AND c.type = ANY($2)`;

const HAS_INDEX = `
  SELECT coalesce((SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($1)), false) AS found`;

const COUNT_INTENTS = `
  SELECT count(*)::int AS subtopics FROM subtopic_embeddings WHERE slot = $1 AND model_id = $2`;

const INTENTS = `
  SELECT subtopic_id AS "subtopicId", vector_send(embedding) AS vector FROM subtopic_embeddings
  WHERE slot = $1 AND model_id = $2 ORDER BY subtopic_id`;

/** In the order of ids, so that of equal scores the smaller id comes first. */
const OPEN_CURSOR = `
  DECLARE ranked_chunks NO SCROLL CURSOR FOR
  SELECT e.chunk_id AS "chunkId", vector_send(e.embedding) AS vector FROM ${RANKED} ORDER BY e.chunk_id`;

/**
 * The iterative scan goes on until enough of its candidates are visible and of the right types. pgvector has it from 0.8
 * on; before, the lists are more often short, and then made exactly.
 */
const USE_INDEX = `
  SELECT set_config('hnsw.ef_search', '${CANDIDATES}', true),
         (SELECT set_config('hnsw.iterative_scan', 'strict_order', true) FROM pg_extension
          WHERE extname = 'vector' AND extversion !~ '^0[.][0-7][.]')`;

/**
 * The nearest chunks of every subtopic by the index.
 *
 * There is no threshold: the index would be scanned beyond it.
 */
function nearestOfAll(dimension: number): string {
  const distance = `(${vectorColumn('e', dimension)}) <=> (${vectorColumn('t', dimension)})`;
  return `
    SELECT t.subtopic_id AS "subtopicId", r.chunk_id AS "chunkId", r.score
    FROM subtopic_embeddings t CROSS JOIN LATERAL (
      SELECT e.chunk_id, 1 - (${distance}) AS score FROM ${RANKED} ORDER BY ${distance} LIMIT $3) r
    WHERE t.slot = $4 AND t.model_id = $1
    ORDER BY t.subtopic_id, r.score DESC, r.chunk_id`;
}

interface VectorRow {
  readonly vector: Buffer;
}

/**
 * Scores all chunks of a slot against all subtopics, in the caller's transaction.
 *
 * @param way Missing: by the index, if the model has one and fills every list. It gives up when too few of its
 *            candidates are visible and of the slot's types; those few are then scored exactly, which is quick.
 * @returns Subtopic by subtopic, best first; of equal scores the smaller id of the chunk.
 */
export async function scoreSlot(
  manager: EntityManager,
  model: SlotModel,
  limits: ListLimits,
  { way, signal }: { readonly way?: ScoringWay; readonly signal?: AbortSignal } = {},
): Promise<{ readonly scored: readonly ScoredChunk[]; readonly way: ScoringWay }> {
  if (way === 'index' || (way === undefined && (await hasIndex(manager, model.modelId)))) {
    const { scored, isFull } = await byIndex(manager, model, limits);
    if (isFull || way === 'index') return { scored, way: 'index' };
  }
  return { scored: await exactly(manager, model, limits, signal), way: 'exact' };
}

async function hasIndex(manager: EntityManager, modelId: number): Promise<boolean> {
  const [row] = await manager.query<{ found: boolean }[]>(HAS_INDEX, [indexName(modelId)]);
  return row!.found;
}

async function byIndex(
  manager: EntityManager,
  { slot, modelId, dimension }: SlotModel,
  { length, threshold }: ListLimits,
): Promise<{ readonly scored: readonly ScoredChunk[]; readonly isFull: boolean }> {
  await manager.query(USE_INDEX);
  const nearest = await manager.query<ScoredChunk[]>(nearestOfAll(dimension), [
    modelId,
    TYPES_OF_SLOT[slot],
    length,
    slot,
  ]);
  const [row] = await manager.query<{ subtopics: number }[]>(COUNT_INTENTS, [slot, modelId]);
  const isFull = nearest.length === row!.subtopics * length;
  return { scored: nearest.filter(({ score }) => score >= threshold), isFull };
}

async function exactly(
  manager: EntityManager,
  { slot, modelId, dimension }: SlotModel,
  { length, threshold }: ListLimits,
  signal: AbortSignal | undefined,
): Promise<ScoredChunk[]> {
  const intents = await manager.query<({ readonly subtopicId: string } & VectorRow)[]>(INTENTS, [
    slot,
    modelId,
  ]);
  if (intents.length === 0) return [];
  const queries = new Float32Array(blockOf(intents, dimension).swap32().buffer);
  const chunkIds: string[] = [];
  const blocks = chunkBlocks(manager, [modelId, TYPES_OF_SLOT[slot]], dimension, chunkIds);
  const lists = await scoreBlocks({ queries, dimension, length, threshold }, blocks, signal);
  return lists.flatMap(({ rows, scores }, query) =>
    [...rows].map((row, at) => ({
      subtopicId: intents[query]!.subtopicId,
      chunkId: chunkIds[row]!,
      // Two equal unit vectors can have a product a little above 1.
      score: Math.min(1, scores[at]!),
    })),
  );
}

/** @param chunkIds Receives the ids of the rows. */
async function* chunkBlocks(
  manager: EntityManager,
  parameters: unknown[],
  dimension: number,
  chunkIds: string[],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  await manager.query(OPEN_CURSOR, parameters);
  for (;;) {
    const rows = await manager.query<({ readonly chunkId: string } & VectorRow)[]>(
      `FETCH ${ROWS_A_BLOCK} FROM ranked_chunks`,
    );
    if (rows.length === 0) break;
    for (const { chunkId } of rows) chunkIds.push(chunkId);
    yield blockOf(rows, dimension);
  }
  // After an error the transaction ends, and the cursor with it.
  await manager.query('CLOSE ranked_chunks');
}

function blockOf(rows: readonly VectorRow[], dimension: number): Buffer<ArrayBuffer> {
  return sentNumbers(
    rows.map(({ vector }) => vector),
    dimension,
  );
}
