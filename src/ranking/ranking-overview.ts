import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { visibleText } from '../documents/visible-text.js';
import type { ParentView } from '../topics/taxonomy-views.js';
import { TopicsService } from '../topics/topics.service.js';
import { invalid } from './ranking-options.js';

/** Score from which a chunk counts as being about the subtopic; the least score of a context for a language model. */
const GOOD_SCORE = 0.5;
/** From this many good chunks on, a list can be taught from; one or two are chance hits more often than not. */
const ENOUGH = 3;

/** How well the library serves a list: at least 3 chunks with a score of 0.5, fewer, or none. */
export const COVERAGES = ['good', 'weak', 'none'] as const;
export type Coverage = (typeof COVERAGES)[number];

interface ListOverview {
  readonly count: number;
  /** Null for an empty list. */
  readonly bestScore: number | null;
  readonly coverage: Coverage;
}

export interface SubtopicOverview {
  readonly id: string;
  readonly name: string;
  readonly topic: ParentView;
  readonly zone: ParentView;
  readonly concept: ListOverview;
  readonly code: ListOverview;
  /** Chunks in both lists. */
  readonly total: number;
  /** How many chunks there are of each type that occurs. */
  readonly types: Readonly<Partial<Record<ChunkType, number>>>;
  /** When the lists were made; null when both are empty. */
  readonly rankedAt: Date | null;
}

export interface OverviewFilter {
  readonly topicId?: string;
  /** Least number of chunks in both lists. */
  readonly minChunks?: number;
  /** Part of the name of the subtopic or its topic, in any case. */
  readonly text?: string;
  /** Only subtopics with a list of this coverage. */
  readonly coverage?: Coverage;
  readonly limit: number;
  readonly offset: number;
}

export interface Overview {
  /** Subtopics that the filter lets through, on all pages. */
  readonly count: number;
  /** Of these subtopics. */
  readonly totals: {
    readonly chunks: number;
    /** Chunks a subtopic. */
    readonly average: number;
    /** How many concept lists and code lists have each coverage. */
    readonly concept: Readonly<Record<Coverage, number>>;
    readonly code: Readonly<Record<Coverage, number>>;
  };
  /** Most chunks first. */
  readonly subtopics: readonly SubtopicOverview[];
}

const list = (slot: string) => `
  jsonb_build_object(
    'count', count(*) FILTER (WHERE v.slot = '${slot}'), 'bestScore', max(v.score) FILTER (WHERE v.slot = '${slot}'),
    'coverage', CASE WHEN count(*) FILTER (WHERE v.slot = '${slot}' AND v.score >= ${GOOD_SCORE}) >= ${ENOUGH} THEN 'good'
                     WHEN bool_or(v.slot = '${slot}' AND v.score >= ${GOOD_SCORE}) THEN 'weak' ELSE 'none' END)`;

const OVERVIEWS = `
  WITH visible AS (
    SELECT r.subtopic_id, r.slot, r.score, r.ranked_at, c.type
    FROM rankings r JOIN chunks c ON c.id = r.chunk_id JOIN documents d ON d.id = c.document_id
    WHERE c.published AND d.deleted_at IS NULL),
  types AS (
    SELECT subtopic_id, jsonb_object_agg(type, count) AS types
    FROM (SELECT subtopic_id, type, count(*) AS count FROM visible GROUP BY subtopic_id, type) counted
    GROUP BY subtopic_id),
  overviews AS (
    SELECT s.id, s.name, s.name_key, s.topic_id, ${list('concept')} AS concept, ${list('code')} AS code,
           count(v.slot)::int AS total, max(v.ranked_at) AS ranked_at
    FROM subtopics s LEFT JOIN visible v ON v.subtopic_id = s.id GROUP BY s.id)
  SELECT o.id, o.name, jsonb_build_object('id', t.id, 'name', t.name) AS topic,
         jsonb_build_object('id', z.id, 'name', z.name) AS zone, o.concept, o.code, o.total,
         coalesce(k.types, '{}') AS types, o.ranked_at AS "rankedAt", o.name_key
  FROM overviews o JOIN topics t ON t.id = o.topic_id JOIN zones z ON z.id = t.zone_id
  LEFT JOIN types k ON k.subtopic_id = o.id
  WHERE ($1::uuid IS NULL OR t.id = $1) AND o.total >= $2
    AND ($3::text IS NULL OR position(lower($3) IN lower(o.name)) > 0 OR position(lower($3) IN lower(t.name)) > 0)
    AND ($4::text IS NULL OR o.concept->>'coverage' = $4 OR o.code->>'coverage' = $4)`;

const TOTALS = `
  SELECT count(*)::int AS count, coalesce(sum(total), 0)::int AS chunks,
         ${['concept', 'code'].map((slot) => `jsonb_build_object(${COVERAGES.map((coverage) => `'${coverage}', count(*) FILTER (WHERE ${slot}->>'coverage' = '${coverage}')`).join(', ')}) AS ${slot}`).join(', ')}
  FROM (${OVERVIEWS}) found`;

const PAGE = `
  SELECT id, name, topic, zone, concept, code, total, types, "rankedAt" FROM (${OVERVIEWS}) found
  ORDER BY total DESC, name_key, id LIMIT $5 OFFSET $6`;

type TotalsRow = Omit<Overview['totals'], 'average'> & { readonly count: number };

/** What the lists contain, subtopic by subtopic, and which subtopics the library serves badly. */
@Injectable()
export class RankingOverview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly topics: TopicsService,
  ) {}

  /** Two queries, whatever the number of subtopics. @throws {UserError} `topic.not_found`, `ranking.invalid`. */
  async read({ topicId, minChunks = 0, text, coverage, limit, offset }: OverviewFilter): Promise<Overview> {
    if (topicId !== undefined) await this.topics.topic(topicId);
    if (!Number.isInteger(minChunks) || minChunks < 0) {
      throw invalid('minChunks', 'minChunks must be a whole number from 0.');
    }
    const part = text === undefined ? '' : visibleText(text);
    const filter = [topicId ?? null, minChunks, part || null, coverage ?? null];
    const [totals] = await this.dataSource.query<TotalsRow[]>(TOTALS, filter);
    const subtopics = await this.dataSource.query<SubtopicOverview[]>(PAGE, [...filter, limit, offset]);
    const { count, ...sums } = totals!;
    return { count, totals: { ...sums, average: count === 0 ? 0 : sums.chunks / count }, subtopics };
  }
}
