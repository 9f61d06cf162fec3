import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ContextChunk } from './compose.js';

const CHUNKS = `
  SELECT c.id AS "chunkId", d.id AS "documentId", d.title,
         coalesce(c.difficulty, d.difficulty) AS difficulty, coalesce(s.path, '{}') AS "sectionPath",
         c.page_first AS "pageFirst", c.page_last AS "pageLast", c.page_label_first AS "pageLabelFirst",
         c.page_label_last AS "pageLabelLast", c.type, c.text, c.parts
  FROM chunks c
  JOIN documents d ON d.id = c.document_id
  LEFT JOIN sections s ON s.id = c.section_id
  WHERE c.id = ANY($1::uuid[]) AND c.published AND d.deleted_at IS NULL`;

/** SQL for contexts. It reads the tables of other rooms and writes none. */
@Injectable()
export class ContextRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Published chunks of live documents, in no order. */
  chunks(ids: readonly string[]): Promise<Omit<ContextChunk, 'score'>[]> {
    return this.dataSource.manager.query<Omit<ContextChunk, 'score'>[]>(CHUNKS, [ids]);
  }
}
