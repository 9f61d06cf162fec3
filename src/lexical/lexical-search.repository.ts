import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { allowed, filterParameters } from '../content/chunk-filter.js';
import type { ChunkFilter } from '../content/chunk-filter.js';
import { B, K1 } from './bm25.js';
import type { Statistics } from './bm25.js';
import { FREQUENCY_STEP } from './chunk-terms.js';

/** A term of a query, and what it adds to the score of a chunk that has it, as a factor of its saturation. */
export interface AskedTerm {
  readonly term: string;
  readonly worth: number;
}

export interface ScoredChunk {
  readonly chunkId: string;
  readonly score: number;
}

/** What the library says about the terms of a query. */
export interface TermStatistics extends Statistics {
  /** Number of chunks that have a term; terms that none has are absent. */
  readonly withTerm: ReadonlyMap<string, number>;
}

const LIVE = `
  SELECT x.id, x.document_id, x.chunks, x.total_length FROM lexical_indexes x
  JOIN documents d ON d.id = x.document_id WHERE x.published AND d.deleted_at IS NULL`;

const STATISTICS = `
  WITH live AS MATERIALIZED (${LIVE}),
  found AS (
    SELECT p.term, sum(p.chunks)::int AS chunks FROM lexical_postings p JOIN live ON live.id = p.index_id
    WHERE p.term = ANY($1) GROUP BY p.term)
  SELECT (SELECT coalesce(sum(chunks), 0)::int FROM live) AS chunks,
         (SELECT coalesce(sum(total_length) / nullif(sum(chunks), 0), 0) FROM live) AS "averageLength",
         (SELECT coalesce(jsonb_object_agg(term, chunks), '{}') FROM found) AS "withTerm"`;

/**
 * The chunks with the best sums of `worth * saturation`, as `bm25.ts` computes it. The filter is applied in the order of
 * the scores, until there are enough chunks.
 */
const SEARCH = `
  WITH live AS MATERIALIZED (${LIVE}),
  scored AS MATERIALIZED (
    SELECT live.document_id, u.ordinal,
           sum(q.worth * u.frequency * ${FREQUENCY_STEP * (K1 + 1)}
               / (u.frequency * ${FREQUENCY_STEP} + ${K1 * (1 - B)} + ${K1 * B} * u.length / $3::float8)) AS score
    FROM unnest($1::text[], $2::float8[]) AS q(term, worth)
    JOIN lexical_postings p ON p.term = q.term
    JOIN live ON live.id = p.index_id
    CROSS JOIN LATERAL unnest(p.ordinals, p.frequencies, p.lengths) AS u(ordinal, frequency, length)
    WHERE cardinality($5::uuid[]) = 0 OR live.document_id = ANY($5)
    GROUP BY live.document_id, u.ordinal)
  SELECT found.id AS "chunkId", s.score
  FROM (SELECT * FROM scored ORDER BY score DESC, document_id, ordinal) s
  CROSS JOIN LATERAL (
    SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document_id
    WHERE c.document_id = s.document_id AND c.ordinal = s.ordinal AND ${allowed(5)}) found
  LIMIT $4`;

/** Sorts after everything that begins with what stands before it: terms are compared byte by byte. */
const LAST = '\u{10FFFF}';

function terms(condition: string): string {
  return `
    WITH live AS MATERIALIZED (${LIVE})
    SELECT p.term FROM lexical_postings p JOIN live ON live.id = p.index_id
    WHERE p.term >= $1 AND p.term < $2 AND ${condition}
    GROUP BY p.term ORDER BY sum(p.chunks) DESC, p.term`;
}

/** The SQL that searches by words. It needs nothing of the database but PostgreSQL 15. */
@Injectable()
export class LexicalSearchRepository {
  constructor(private readonly dataSource: DataSource) {}

  async statistics(terms: readonly string[]): Promise<TermStatistics> {
    const [found] = await this.dataSource.manager.query<
      { chunks: number; averageLength: number; withTerm: Record<string, number> }[]
    >(STATISTICS, [terms]);
    return { ...found!, withTerm: new Map(Object.entries(found!.withTerm)) };
  }

  /** Terms with this beginning, the commonest first. */
  beginningWith(beginning: string, limit: number): Promise<string[]> {
    return this.termsOf(`${terms('true')} LIMIT $3`, [beginning, beginning + LAST, limit]);
  }

  /** Terms with this first letter and a length within limits, both included; the commonest first. */
  ofLength(firstLetter: string, [shortest, longest]: readonly [number, number]): Promise<string[]> {
    const statement = terms('length(p.term) BETWEEN $3 AND $4');
    return this.termsOf(statement, [firstLetter, firstLetter + LAST, shortest, longest]);
  }

  search(
    terms: readonly AskedTerm[],
    { averageLength }: Statistics,
    filter: ChunkFilter,
    limit: number,
  ): Promise<ScoredChunk[]> {
    return this.dataSource.manager.query<ScoredChunk[]>(SEARCH, [
      terms.map(({ term }) => term),
      terms.map(({ worth }) => worth),
      Math.max(1, averageLength),
      limit,
      ...filterParameters(filter),
    ]);
  }

  private async termsOf(statement: string, parameters: readonly unknown[]): Promise<string[]> {
    const rows = await this.dataSource.manager.query<{ term: string }[]>(statement, [...parameters]);
    return rows.map(({ term }) => term);
  }
}
