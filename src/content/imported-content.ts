import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { textRow } from './content-rows.js';
import type { ChunkText } from './stored-chunk.js';
import { TEXT_COLUMNS, TEXT_RECORD } from './text-columns.js';

/** A section of another library. */
export interface ImportedSection {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly level: number;
  readonly title: string;
  readonly path: readonly string[];
  readonly pageFirst: number;
  readonly pageLast: number;
  readonly corrections: readonly string[];
}

/** A chunk of another library. */
export interface ImportedChunk extends ChunkText {
  readonly id: string;
  readonly sectionId: string | null;
  readonly ordinal: number;
}

const CLEAR = ['DELETE FROM chunks WHERE document_id = $1', 'DELETE FROM sections WHERE document_id = $1'];

const ADD_SECTIONS = `
  INSERT INTO sections (id, document_id, run_id, parent_id, position, level, title, path, page_first, page_last,
                        corrections, published)
  SELECT s.id, $1, $2, s."parentId", s.position, s.level, s.title, s.path, s."pageFirst", s."pageLast", s.corrections,
         true
  FROM jsonb_to_recordset($3::jsonb) AS s(id uuid, "parentId" uuid, position int, level int, title text, path text[],
                                          "pageFirst" int, "pageLast" int, corrections uuid[])`;

const ADD_CHUNKS = `
  INSERT INTO chunks (id, document_id, run_id, section_id, ordinal, ${TEXT_COLUMNS.join(', ')}, published)
  SELECT c.id, $1, $2, c.section_id, c.ordinal, ${TEXT_COLUMNS.map((column) => `c.${column}`).join(', ')}, true
  FROM jsonb_to_recordset($3::jsonb) AS c(id uuid, section_id uuid, ordinal int, ${TEXT_RECORD})`;

/** The SQL for the content that another library has made of a book, each in the transaction of the caller. */
@Injectable()
export class ImportedContent {
  /** Removes what the document has, published or not, with its vectors. */
  async clear(documentId: string, manager: EntityManager): Promise<void> {
    for (const statement of CLEAR) await manager.query(statement, [documentId]);
  }

  /** @param sections Parents before their children. */
  async addSections(
    documentId: string,
    runId: string,
    sections: readonly ImportedSection[],
    manager: EntityManager,
  ): Promise<void> {
    await manager.query(ADD_SECTIONS, [documentId, runId, JSON.stringify(sections)]);
  }

  async addChunks(
    documentId: string,
    runId: string,
    chunks: readonly ImportedChunk[],
    manager: EntityManager,
  ): Promise<void> {
    const rows = chunks.map((chunk) => ({
      id: chunk.id,
      section_id: chunk.sectionId,
      ordinal: chunk.ordinal,
      ...textRow(chunk),
    }));
    await manager.query(ADD_CHUNKS, [documentId, runId, JSON.stringify(rows)]);
  }
}
