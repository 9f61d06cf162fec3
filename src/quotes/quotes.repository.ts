import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AskedTerm } from '../lexical/lexical-search.repository.js';
import type { QuotedChunk } from './quote-place.js';
import type { WindowChunk } from './reading-window.js';

/** Chunks in the lists of the terms by which candidates are found; the rarest three are read however long they are. */
const ROWS_OF_TERMS = 3000;
/**
 * A chunk with less than this share of what the best one has of the quotation holds no part of it: of a quotation over
 * a border, one side has half.
 */
const LEAST_SHARE = 0.4;

/**
 * The chunks that have most of the terms, and those around them. How often a chunk has a term does not matter: one that
 * holds the quotation has them all.
 */
const AROUND_CANDIDATES = `
  WITH lists AS MATERIALIZED (
    SELECT q.place, q.worth, x.document_id, p.chunks, p.ordinals
    FROM unnest($1::text[], $2::float8[]) WITH ORDINALITY AS q(term, worth, place)
    JOIN lexical_postings p ON p.term = q.term
    JOIN lexical_indexes x ON x.id = p.index_id AND x.published
    JOIN documents d ON d.id = x.document_id AND d.deleted_at IS NULL
    WHERE cardinality($3::uuid[]) = 0 OR x.document_id = ANY($3)),
  used AS (
    SELECT place FROM (
      SELECT place, sum(sum(chunks)) OVER (ORDER BY place) AS rows FROM lists GROUP BY place) counted
    WHERE place <= 3 OR rows <= ${ROWS_OF_TERMS}),
  best AS MATERIALIZED (
    SELECT l.document_id, o.ordinal, sum(l.worth) AS worth
    FROM lists l JOIN used USING (place) CROSS JOIN LATERAL unnest(l.ordinals) AS o(ordinal)
    GROUP BY l.document_id, o.ordinal ORDER BY worth DESC, l.document_id, o.ordinal LIMIT $4),
  found AS MATERIALIZED (
    SELECT document_id, ordinal FROM best WHERE worth >= ${LEAST_SHARE} * (SELECT max(worth) FROM best))
  SELECT DISTINCT ON (c.document_id, c.ordinal)
         c.id AS "chunkId", c.document_id AS "documentId", c.ordinal, c.text,
         (SELECT count(*)::int FROM found) AS candidates
  FROM found
  JOIN chunks c ON c.document_id = found.document_id AND c.ordinal BETWEEN found.ordinal - $5 AND found.ordinal + $5
  WHERE c.published
  ORDER BY c.document_id, c.ordinal`;

const DETAILS = `
  SELECT c.id AS "chunkId", d.id AS "documentId", d.title, coalesce(s.path, '{}') AS "sectionPath",
         c.page_first AS "pageFirst", c.page_last AS "pageLast", c.page_label_first AS "pageLabelFirst",
         c.page_label_last AS "pageLabelLast", c.parts
  FROM chunks c
  JOIN documents d ON d.id = c.document_id
  LEFT JOIN sections s ON s.id = c.section_id
  WHERE c.id = ANY($1::uuid[]) AND c.published AND d.deleted_at IS NULL`;

/** SQL for finding quotations. It reads the tables of other rooms and writes none. */
@Injectable()
export class QuotesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The published chunks of live documents that have most of the terms, and their neighbours.
   *
   * @param terms Rarest first.
   * @param most Most chunks without their neighbours.
   * @param reach How many neighbours before and after each.
   * @returns In the order of documents and of reading, and the number of chunks without their neighbours.
   */
  async aroundCandidates(
    terms: readonly AskedTerm[],
    {
      documents,
      most,
      reach,
    }: { readonly documents: readonly string[]; readonly most: number; readonly reach: number },
  ): Promise<{ readonly chunks: readonly WindowChunk[]; readonly candidates: number }> {
    const chunks = await this.dataSource.manager.query<(WindowChunk & { readonly candidates: number })[]>(
      AROUND_CANDIDATES,
      [terms.map(({ term }) => term), terms.map(({ worth }) => worth), documents, most, reach],
    );
    return { chunks, candidates: chunks[0]?.candidates ?? 0 };
  }

  /** In no order; without those that are gone meanwhile. */
  details(chunkIds: readonly string[]): Promise<QuotedChunk[]> {
    return this.dataSource.manager.query<QuotedChunk[]>(DETAILS, [chunkIds]);
  }
}
