import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { allowed, filterParameters } from '../content/chunk-filter.js';
import type { ChunkFilter } from '../content/chunk-filter.js';
import type { Statistics } from './bm25.js';
import type { PlacedScore, TermLists } from './chunk-scores.js';

/** A term of a query, and what it adds to the score of a chunk that has it, as a factor of its saturation. */
export interface AskedTerm {
  readonly term: string;
  readonly worth: number;
}

export interface ScoredChunk {
  readonly chunkId: string;
  readonly score: number;
}

/** Chunks of a book, by their positions in reading order. */
export interface BookPlaces {
  readonly documentId: string;
  readonly ordinals: readonly number[];
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

/** The lists of terms in all live books, or in some: one row for a term, as thousands of rows are slow to read. */
const IN_BOOKS = 'WHERE cardinality($2::uuid[]) = 0 OR live.document_id = ANY($2)';
const AS_ONE =
  "string_agg(uuid_send(document_id) || int4send(octet_length(list)) || list, '' ORDER BY document_id) AS lists";
const LISTS = `
  WITH live AS MATERIALIZED (${LIVE})
  SELECT p.term, ${AS_ONE}
  FROM lexical_postings p JOIN (SELECT * FROM live ${IN_BOOKS}) live ON live.id = p.index_id
  WHERE p.term = ANY($1) GROUP BY p.term`;

/** The same for the first terms, until their lists have too many chunks. */
const FIRST_LISTS = `
  WITH live AS MATERIALIZED (${LIVE}),
  found AS MATERIALIZED (
    SELECT q.place, p.term, p.chunks, live.document_id, p.list
    FROM unnest($1::text[]) WITH ORDINALITY AS q(term, place)
    JOIN lexical_postings p ON p.term = q.term
    JOIN (SELECT * FROM live ${IN_BOOKS}) live ON live.id = p.index_id),
  used AS (
    SELECT place FROM (
      SELECT place, sum(sum(chunks)) OVER (ORDER BY place) AS chunks FROM found GROUP BY place) counted
    WHERE place <= $3 OR chunks <= $4)
  SELECT term, ${AS_ONE} FROM found JOIN used USING (place) GROUP BY term`;

/**
 * Those of the given chunks that readers see and that the filter allows, best first. OFFSET 0 keeps the planner from
 * reading all chunks for thousands of them.
 */
const ALLOWED_AMONG = `
  SELECT found.id AS "chunkId", s.score
  FROM unnest($1::uuid[], $2::int[], $3::float8[]) AS s(document_id, ordinal, score)
  JOIN documents d ON d.id = s.document_id CROSS JOIN LATERAL (
    SELECT c.id FROM chunks c
    WHERE c.document_id = s.document_id AND c.ordinal = s.ordinal AND ${allowed(5)} OFFSET 0) found
  ORDER BY s.score DESC, s.document_id, s.ordinal LIMIT $4`;

/** The places of the chunks that a filter allows; if there are more than the limit, one more than the limit. */
const ALLOWED = `
  WITH few AS MATERIALIZED (
    SELECT c.document_id, c.ordinal FROM chunks c JOIN documents d ON d.id = c.document_id
    WHERE ${allowed(2)} LIMIT $1::int + 1)
  SELECT document_id AS "documentId", json_agg(ordinal) AS ordinals FROM few GROUP BY document_id`;

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

  /** The lists of terms in the given live books; in all of them if none is given. Terms without any are absent. */
  lists(terms: readonly string[], documents: readonly string[]): Promise<TermLists[]> {
    return this.dataSource.manager.query<TermLists[]>(LISTS, [terms, documents]);
  }

  /** The same for the first terms: for `least` of them, and for more as long as their lists have at most `most` chunks. */
  firstLists(
    terms: readonly string[],
    documents: readonly string[],
    { least, most }: { readonly least: number; readonly most: number },
  ): Promise<TermLists[]> {
    return this.dataSource.manager.query<TermLists[]>(FIRST_LISTS, [terms, documents, least, most]);
  }

  /** Those of the given chunks that the filter allows, best first. */
  allowedAmong(placed: readonly PlacedScore[], filter: ChunkFilter, limit: number): Promise<ScoredChunk[]> {
    return this.dataSource.manager.query<ScoredChunk[]>(ALLOWED_AMONG, [
      placed.map(({ documentId }) => documentId),
      placed.map(({ ordinal }) => ordinal),
      placed.map(({ score }) => score),
      limit,
      ...filterParameters(filter),
    ]);
  }

  /** All chunks that the filter allows; null if they are more than `most`. */
  async allowedPlaces(filter: ChunkFilter, most: number): Promise<BookPlaces[] | null> {
    const books = await this.dataSource.manager.query<BookPlaces[]>(ALLOWED, [
      most,
      ...filterParameters(filter),
    ]);
    return books.reduce((sum, { ordinals }) => sum + ordinals.length, 0) > most ? null : books;
  }
}
