import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PlacedScore } from '../lexical/lexical-search.js';
import type { QuotedChunk } from './quote-place.js';
import type { WindowChunk } from './reading-window.js';

/** Published chunks at certain places, and those around them. OFFSET 0 keeps the planner from reading all chunks. */
const AROUND = `
  SELECT DISTINCT ON (c."documentId", c.ordinal) c.*
  FROM unnest($1::uuid[], $2::int[]) AS found(document_id, ordinal) CROSS JOIN LATERAL (
    SELECT id AS "chunkId", document_id AS "documentId", ordinal, text FROM chunks
    WHERE document_id = found.document_id AND ordinal BETWEEN found.ordinal - $3 AND found.ordinal + $3 AND published
    OFFSET 0) c
  ORDER BY c."documentId", c.ordinal`;

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
   * The published chunks at certain places, and their neighbours.
   *
   * @param reach How many neighbours before and after each.
   * @returns In the order of documents and of reading.
   */
  around(places: readonly PlacedScore[], reach: number): Promise<WindowChunk[]> {
    return this.dataSource.manager.query<WindowChunk[]>(AROUND, [
      places.map(({ documentId }) => documentId),
      places.map(({ ordinal }) => ordinal),
      reach,
    ]);
  }

  /** In no order; without those that are gone meanwhile. */
  details(chunkIds: readonly string[]): Promise<QuotedChunk[]> {
    return this.dataSource.manager.query<QuotedChunk[]>(DETAILS, [chunkIds]);
  }
}
