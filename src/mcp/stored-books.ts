import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import { allowed, filterParameters } from '../content/chunk-filter.js';
import type { ChunkFilter } from '../content/chunk-filter.js';
import type { Place } from './citation.js';

/** An entry of the contents of a book. */
export interface StoredSection {
  readonly id: string;
  readonly parentId: string | null;
  /** 0 for the top level. */
  readonly level: number;
  readonly title: string;
  /** Physical pages, from 1, both included. */
  readonly pageFirst: number;
  readonly pageLast: number;
  /** As printed; null unless a chunk begins or ends on the page. */
  readonly pageLabelFirst: string | null;
}

export interface StoredChunk extends Place {
  readonly chunkId: string;
  readonly sectionId: string | null;
  readonly type: ChunkType;
  readonly text: string;
  /** Null for chunks written before parts were stored. */
  readonly parts: readonly ChunkPart[] | null;
}

const SECTIONS = `
  SELECT s.id, s.parent_id AS "parentId", s.level, s.title, s.page_first AS "pageFirst", s.page_last AS "pageLast",
         l.label AS "pageLabelFirst"
  FROM sections s LEFT JOIN (
    SELECT page, min(label) AS label FROM (
      SELECT page_first AS page, page_label_first AS label FROM chunks WHERE document_id = $1 AND published
      UNION SELECT page_last, page_label_last FROM chunks WHERE document_id = $1 AND published) labels
    GROUP BY page) l ON l.page = s.page_first
  WHERE s.document_id = $1 AND s.published ORDER BY s.position`;

const DOCUMENT_OF = `
  SELECT d.id FROM sections s JOIN documents d ON d.id = s.document_id
  WHERE s.id = $1 AND s.published AND d.deleted_at IS NULL`;

/** From a chunk on, or from the beginning; a chunk of another book begins nowhere. */
const CHUNKS = `
  SELECT c.id AS "chunkId", c.document_id AS "documentId", d.title, c.section_id AS "sectionId",
         coalesce(s.path, '{}') AS "sectionPath", c.page_first AS "pageFirst", c.page_last AS "pageLast",
         c.page_label_first AS "pageLabelFirst", c.page_label_last AS "pageLabelLast", c.type, c.text, c.parts
  FROM chunks c JOIN documents d ON d.id = c.document_id LEFT JOIN sections s ON s.id = c.section_id
  WHERE ($1::uuid IS NULL OR c.ordinal >= (
      SELECT f.ordinal FROM chunks f WHERE f.id = $1 AND f.document_id = c.document_id AND f.published))
    AND ${allowed(3)}
  ORDER BY c.ordinal LIMIT $2`;

/** SQL that reads contents and texts of books. It writes nothing. */
@Injectable()
export class StoredBooks {
  constructor(private readonly dataSource: DataSource) {}

  /** In reading order. */
  sections(documentId: string): Promise<StoredSection[]> {
    return this.dataSource.manager.query<StoredSection[]>(SECTIONS, [documentId]);
  }

  /** The live document that has a section; null if there is none. */
  async documentOf(sectionId: string): Promise<string | null> {
    const [found] = await this.dataSource.manager.query<{ id: string }[]>(DOCUMENT_OF, [sectionId]);
    return found?.id ?? null;
  }

  /** Chunks in reading order. @param from Id of the first one; null: the first that the filter allows. */
  chunks(filter: ChunkFilter, from: string | null, limit: number): Promise<StoredChunk[]> {
    const parameters = [from, limit, ...filterParameters(filter)];
    return this.dataSource.manager.query<StoredChunk[]>(CHUNKS, parameters);
  }
}

/** A section and all below it. @param sections Of one book, in reading order. */
export function subtreeOf(sections: readonly StoredSection[], id: string): StoredSection[] {
  const within = new Set([id]);
  return sections.filter((section) => {
    const isWithin = section.id === id || (section.parentId !== null && within.has(section.parentId));
    if (isWithin) within.add(section.id);
    return isWithin;
  });
}
