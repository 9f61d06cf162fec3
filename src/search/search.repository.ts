import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sectionsBelow } from '../content/sections-below.js';
import { titlesSql } from '../content/titles-sql.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { Difficulty } from '../documents/document.entity.js';
import type { Piece } from './passages.js';

/** A published chunk with everything needed to cite it. */
export interface Passage {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly sectionPath: readonly string[];
  readonly pageFirst: number;
  readonly pageLast: number;
  readonly type: ChunkType;
  readonly text: string;
}

/** A published chunk with everything that a search needs of it. */
export interface FoundChunk extends Passage, Piece {
  /** Printed labels of its pages; null when the PDF has none, and for chunks written before they were stored. */
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  /** Titles of its section as they are embedded with it. */
  readonly titles: string;
  readonly difficulty: Difficulty | null;
}

/** Chunks before and after a found one that a passage can take in; a passage is seldom longer than three chunks. */
export const REACH = 4;

/** What a `FoundChunk` is made of, from the tables `c`, `d` and `s` of `FOUND_TABLES`. */
export const FOUND_COLUMNS = `
  c.id AS "chunkId", d.id AS "documentId", d.title, coalesce(s.path, '{}') AS "sectionPath", c.section_id AS "sectionId",
  c.ordinal, c.page_first AS "pageFirst", c.page_last AS "pageLast", c.page_label_first AS "pageLabelFirst",
  c.page_label_last AS "pageLabelLast", c.type, c.text, ${titlesSql('c.embed_prefix')} AS titles,
  coalesce(c.difficulty, d.difficulty) AS difficulty`;

export const FOUND_TABLES = `
  chunks c JOIN documents d ON d.id = c.document_id LEFT JOIN sections s ON s.id = c.section_id`;

/** Readers see only these. */
const SEEN = 'c.published AND d.deleted_at IS NULL';

const BY_ID = `SELECT ${FOUND_COLUMNS} FROM ${FOUND_TABLES} WHERE c.id = ANY($1) AND ${SEEN}`;

const AROUND = `
  SELECT DISTINCT ON (c.id) ${FOUND_COLUMNS}
  FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS f(document_id, section_id, ordinal)
  JOIN chunks c ON c.document_id = f.document_id AND c.section_id = f.section_id
    AND c.ordinal BETWEEN f.ordinal - ${REACH} AND f.ordinal + ${REACH}
  JOIN documents d ON d.id = c.document_id LEFT JOIN sections s ON s.id = c.section_id
  WHERE ${SEEN}`;

/** Sections and all that lie below them. */
const SUBTREE = `
  WITH RECURSIVE ${sectionsBelow('id = ANY($1) AND published')}
  SELECT id FROM below`;

/** SQL for searching. It reads the tables of other rooms and writes none. */
@Injectable()
export class SearchRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Chunks that readers see, by their ids, in any order. */
  chunks(ids: readonly string[]): Promise<FoundChunk[]> {
    return this.dataSource.manager.query<FoundChunk[]>(BY_ID, [ids]);
  }

  /** The chunks of the same sections beside given ones. */
  around(found: readonly FoundChunk[]): Promise<FoundChunk[]> {
    const within = found.filter(({ sectionId }) => sectionId !== null);
    return this.dataSource.manager.query<FoundChunk[]>(AROUND, [
      within.map(({ documentId }) => documentId),
      within.map(({ sectionId }) => sectionId),
      within.map(({ ordinal }) => ordinal),
    ]);
  }

  /** The given sections and all below them. */
  async subtree(sections: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.manager.query<{ id: string }[]>(SUBTREE, [sections]);
    return rows.map(({ id }) => id);
  }
}

/** What a caller gets of a chunk. */
export function passageOf(chunk: FoundChunk): Passage {
  const { chunkId, documentId, title, sectionPath, pageFirst, pageLast, type, text } = chunk;
  return { chunkId, documentId, title, sectionPath, pageFirst, pageLast, type, text };
}
