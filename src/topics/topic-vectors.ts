import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Slot } from '../book/slot.js';
import type { SubtopicView } from './taxonomy-views.js';
import { TopicEmbedding } from './topic-embedding.js';

/** The vector of one intent by one model. */
export interface IntentVectorView {
  readonly slot: Slot;
  /** Key of the model. */
  readonly model: string;
  readonly dimension: number;
  readonly embeddedAt: Date;
  readonly vector: readonly number[];
}

export interface SubtopicVectorsView extends SubtopicView {
  /** By slot, newest first: those of an earlier model stay until it is removed. */
  readonly embeddings: readonly IntentVectorView[];
}

/** How far the vectors of all subtopics are; all numbers count subtopics, unless they say otherwise. */
export interface TopicVectorsState {
  /** `pending`: a job makes vectors, or waits for a process that works. */
  readonly status: 'pending' | 'completed';
  /** The time from which on vectors count as new. */
  readonly since: Date | null;
  readonly total: number;
  /** Had their vectors before. */
  readonly alreadyDone: number;
  readonly new: number;
  readonly failed: number;
  readonly waiting: number;
  /** Vectors by key of their model, of the new ones only if a time was named. */
  readonly modelsUsed: Readonly<Record<string, number>>;
  /** The first failures. */
  readonly errors: readonly { readonly subtopicId: string; readonly name: string; readonly error: string }[];
}

/** More failures than this have the same cause. */
const ERRORS_SHOWN = 20;

const VECTORS = `
  SELECT e.subtopic_id AS "subtopicId", e.slot, m.key AS model, e.dimension, e.embedded_at AS "embeddedAt",
         e.embedding::real[] AS vector
  FROM subtopic_embeddings e JOIN embedding_models m ON m.id = e.model_id
  WHERE e.subtopic_id = ANY($1::uuid[]) ORDER BY e.slot DESC, e.embedded_at DESC, m.id`;

const STATE = `
  WITH seen AS (
    SELECT s.embedding_status AS status, EXISTS (
      SELECT FROM subtopic_embeddings e WHERE e.subtopic_id = s.id AND e.embedded_at >= $1::timestamptz) AS is_new
    FROM subtopics s),
  used AS (
    SELECT m.key, count(*) AS vectors FROM subtopic_embeddings e JOIN embedding_models m ON m.id = e.model_id
    WHERE $1::timestamptz IS NULL OR e.embedded_at >= $1 GROUP BY m.key),
  failed AS (
    SELECT id AS "subtopicId", name, embedding_error AS error FROM subtopics
    WHERE embedding_status = 'failed' ORDER BY topic_id, order_in_topic, id LIMIT ${ERRORS_SHOWN})
  SELECT count(*)::int AS total, count(*) FILTER (WHERE status = 'completed' AND NOT is_new)::int AS "alreadyDone",
         count(*) FILTER (WHERE status = 'completed' AND is_new)::int AS new,
         count(*) FILTER (WHERE status = 'failed')::int AS failed,
         count(*) FILTER (WHERE status IN ('pending', 'processing'))::int AS waiting,
         (SELECT coalesce(jsonb_object_agg(key, vectors), '{}') FROM used) AS "modelsUsed",
         (SELECT coalesce(jsonb_agg(failed), '[]') FROM failed) AS errors
  FROM seen`;

/** What is stored of the vectors of intents, and how far their making is. */
@Injectable()
export class TopicVectors {
  constructor(
    private readonly dataSource: DataSource,
    private readonly embedding: TopicEmbedding,
  ) {}

  /** Adds the vectors to subtopics, in one query. */
  async addTo(subtopics: readonly SubtopicView[]): Promise<SubtopicVectorsView[]> {
    const rows = await this.dataSource.query<({ readonly subtopicId: string } & IntentVectorView)[]>(
      VECTORS,
      [subtopics.map(({ id }) => id)],
    );
    const bySubtopic = new Map<string, IntentVectorView[]>();
    for (const { subtopicId, ...vector } of rows) {
      bySubtopic.set(subtopicId, [...(bySubtopic.get(subtopicId) ?? []), vector]);
    }
    return subtopics.map((subtopic) => ({ ...subtopic, embeddings: bySubtopic.get(subtopic.id) ?? [] }));
  }

  /**
   * Asks for the vectors of all subtopics that lack one, those that failed too. The job makes them.
   *
   * @throws {UserError} when the model of a slot cannot be used.
   */
  async request(): Promise<TopicVectorsState> {
    const [row] = await this.dataSource.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
    await this.embedding.pendLacking(['not_started', 'completed', 'failed']);
    return this.state(row!.now);
  }

  /** @param since Vectors that were made from then on count as new; null: none does. */
  async state(since: Date | null): Promise<TopicVectorsState> {
    const [row] = await this.dataSource.query<Omit<TopicVectorsState, 'status' | 'since'>[]>(STATE, [since]);
    return { status: row!.waiting > 0 ? 'pending' : 'completed', since, ...row! };
  }
}
