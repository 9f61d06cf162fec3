import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { TYPES_OF_SLOT } from '../book/slot.js';
import type { Slot } from '../book/slot.js';
import type { SlotModel } from '../embedding/slot-models.js';
import type { RankingOptions } from './ranking-options.js';
import type { ScoredChunk } from './scorer.js';

/** Rankings take turns. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('colophon.ranking', 0))`;

/** Those committed so far: what they are about is what this ranking reads. Later ones stay for the next. */
const TAKE_REQUESTS = `
  WITH taken AS (DELETE FROM ranking_requests WHERE public_id IS NULL RETURNING id)
  SELECT count(*)::int AS count FROM taken`;
/** What somebody has asked for stays, with its result. */
const TAKE_ASKED = `
  SELECT public_id AS id, options FROM ranking_requests
  WHERE public_id IS NOT NULL AND ranked_at IS NULL ORDER BY id FOR UPDATE`;
const ANSWER = `
  UPDATE ranking_requests SET ranked_at = clock_timestamp(), result = $2 WHERE public_id = $1`;
/** Answered requests that can still be read. */
const KEPT_ANSWERS = 100;
const FORGET_ANSWERS = `
  DELETE FROM ranking_requests WHERE ranked_at IS NOT NULL AND id <= (
    SELECT id FROM ranking_requests WHERE ranked_at IS NOT NULL ORDER BY id DESC OFFSET ${KEPT_ANSWERS} LIMIT 1)`;
const REQUEST =
  'INSERT INTO ranking_requests (requested_at) SELECT now() WHERE EXISTS (SELECT FROM subtopics)';
const IS_REQUESTED = 'SELECT EXISTS (SELECT FROM ranking_requests WHERE ranked_at IS NULL) AS requested';

const HAS_SUBTOPICS = 'SELECT EXISTS (SELECT FROM subtopics) AS found';

const SIZES = `
  SELECT (SELECT count(*)::int FROM subtopics) AS subtopics,
         (SELECT count(*)::int FROM subtopics s WHERE NOT EXISTS (
            SELECT FROM subtopic_embeddings e WHERE e.subtopic_id = s.id AND e.slot = $2 AND e.model_id = $1)) AS lacking,
         EXISTS (SELECT FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id JOIN documents d ON d.id = c.document_id
                 WHERE e.model_id = $1 AND c.published AND d.deleted_at IS NULL AND c.type = ANY($3)) AS chunks`;

/**
 * A subtopic without a vector by the model keeps its list: after a change of model, the list by the earlier one serves
 * until the new vector is made.
 */
const CLEAR = `
  DELETE FROM rankings WHERE slot = $1 AND subtopic_id IN (
    SELECT subtopic_id FROM subtopic_embeddings WHERE slot = $1 AND model_id = $2)`;
/**
 * Leaves out what is being deleted at this moment, and waits for nothing: a publishing run that deletes chunks and a
 * ranking that waited for it could wait for each other.
 */
const STORE = `
  INSERT INTO rankings (subtopic_id, slot, rank, chunk_id, score)
  SELECT s.id, $1, i.rank, c.id, i.score
  FROM unnest($2::uuid[], $3::int[], $4::uuid[], $5::float8[]) AS i(subtopic_id, rank, chunk_id, score)
  JOIN subtopics s ON s.id = i.subtopic_id JOIN chunks c ON c.id = i.chunk_id
  FOR KEY SHARE OF s, c SKIP LOCKED`;

/** Entries that readers may see, with their places among these. */
const VISIBLE = `
  SELECT r.subtopic_id, r.slot, r.chunk_id, r.score, r.ranked_at, c.type,
         (row_number() OVER (PARTITION BY r.subtopic_id, r.slot ORDER BY r.rank))::int AS rank
  FROM rankings r JOIN chunks c ON c.id = r.chunk_id JOIN documents d ON d.id = c.document_id
  WHERE c.published AND d.deleted_at IS NULL`;

const LIST = `
  SELECT v.chunk_id AS "chunkId", v.rank, v.score, c.type, c.page_first AS "pageFirst", c.page_last AS "pageLast",
         c.page_label_first AS "pageLabelFirst", c.page_label_last AS "pageLabelLast", s.id AS "sectionId",
         coalesce(s.path, '{}') AS "sectionPath", json_build_object('id', d.id, 'title', d.title) AS document, c.text
  FROM (${VISIBLE} AND r.subtopic_id = $1 AND r.slot = $2) v
  JOIN chunks c ON c.id = v.chunk_id JOIN documents d ON d.id = c.document_id LEFT JOIN sections s ON s.id = c.section_id
  WHERE v.score >= $3 AND ($4::text IS NULL OR c.type = $4) ORDER BY v.rank LIMIT $5`;

/** A chunk in a list of a subtopic, as readers see it. */
export interface RankedChunk {
  readonly chunkId: string;
  /** Its place among the visible chunks of the whole list, from 1. */
  readonly rank: number;
  readonly score: number;
  readonly type: ChunkType;
  readonly pageFirst: number;
  readonly pageLast: number;
  /** As printed; null where they are not known. */
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  readonly sectionId: string | null;
  readonly sectionPath: readonly string[];
  readonly document: { readonly id: string; readonly title: string };
  readonly text: string;
}

export interface ListFilter {
  readonly limit: number;
  readonly minSimilarity: number;
  readonly type: ChunkType | null;
}

/** A request with limits of its own. */
export interface AskedRanking {
  readonly id: string;
  readonly options: RankingOptions;
}

export interface RankingSizes {
  readonly subtopics: number;
  /** Subtopics without a vector by the model. */
  readonly lacking: number;
  /** Whether there is a chunk to rank. */
  readonly chunks: boolean;
}

/** SQL on the lists of subtopics. */
@Injectable()
export class RankingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Records that the lists have to be made anew, if there are any topics.
   *
   * @returns False without topics.
   */
  async request(manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    const added = await manager.query<object[]>(`${REQUEST} RETURNING id`);
    return added.length > 0;
  }

  async hasSubtopics(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ found: boolean }[]>(HAS_SUBTOPICS);
    return row!.found;
  }

  async isRequested(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ requested: boolean }[]>(IS_REQUESTED);
    return row!.requested;
  }

  /**
   * Begins a ranking, when no other is going on any more; it answers all requests so far.
   *
   * @returns How many there were, and those that wait for a result.
   */
  async begin(
    manager: EntityManager,
  ): Promise<{ readonly requests: number; readonly asked: readonly AskedRanking[] }> {
    await manager.query(LOCK);
    const [row] = await manager.query<{ count: number }[]>(TAKE_REQUESTS);
    const asked = await manager.query<AskedRanking[]>(TAKE_ASKED);
    return { requests: row!.count + asked.length, asked };
  }

  /** Stores the result of a request; the oldest results are forgotten. */
  async answer(id: string, result: object, manager: EntityManager): Promise<void> {
    await manager.query(ANSWER, [id, JSON.stringify(result)]);
    await manager.query(FORGET_ANSWERS);
  }

  async sizes({ modelId, slot }: SlotModel, manager: EntityManager): Promise<RankingSizes> {
    const [row] = await manager.query<RankingSizes[]>(SIZES, [modelId, slot, TYPES_OF_SLOT[slot]]);
    return row!;
  }

  /**
   * Replaces the lists of a slot of all subtopics that have a vector by the model.
   *
   * @param scored Subtopic by subtopic, best first.
   */
  async replace(
    { slot, modelId }: SlotModel,
    scored: readonly ScoredChunk[],
    manager: EntityManager,
  ): Promise<void> {
    await manager.query(CLEAR, [slot, modelId]);
    if (scored.length > 0) {
      await manager.query(STORE, [
        slot,
        scored.map(({ subtopicId }) => subtopicId),
        ranksOf(scored),
        scored.map(({ chunkId }) => chunkId),
        scored.map(({ score }) => score),
      ]);
    }
  }

  list(subtopicId: string, slot: Slot, { limit, minSimilarity, type }: ListFilter): Promise<RankedChunk[]> {
    return this.dataSource.query(LIST, [subtopicId, slot, minSimilarity, type, limit]);
  }
}

/** Places within each subtopic's list, from 1. */
export function ranksOf(scored: readonly ScoredChunk[]): number[] {
  let rank = 0;
  return scored.map(({ subtopicId }, index) => {
    rank = scored[index - 1]?.subtopicId === subtopicId ? rank + 1 : 1;
    return rank;
  });
}
