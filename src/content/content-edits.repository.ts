import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sectionsBelow } from './sections-below.js';
import { textRow } from './content-rows.js';
import type { ChunkText } from './stored-chunk.js';
import { TEXT_COLUMNS, TEXT_RECORD } from './text-columns.js';

/** A published chunk of a live document, as it is edited. */
export interface EditedChunk extends ChunkText {
  readonly id: string;
  readonly documentId: string;
  readonly sectionId: string | null;
  /** Titles from the top level down to its section. */
  readonly sectionPath: readonly string[];
  readonly ordinal: number;
}

/** A published section of a live document, as it is edited. */
export interface EditedSection {
  readonly id: string;
  readonly documentId: string;
  readonly title: string;
  readonly path: readonly string[];
  readonly position: number;
  readonly pageFirst: number;
  readonly corrections: readonly string[];
}

const CHUNK = `
  SELECT c.id, c.document_id AS "documentId", c.section_id AS "sectionId", coalesce(s.path, '{}') AS "sectionPath",
         c.ordinal, c.type, c.type_reason AS "typeReason", c.difficulty, c.text, c.content_hash AS "contentHash",
         c.embed_prefix AS "embedPrefix", c.embed_hash AS "embedHash", c.token_count AS tokens,
         c.page_first AS "pageFirst", c.page_last AS "pageLast", c.page_label_first AS "pageLabelFirst",
         c.page_label_last AS "pageLabelLast", c.char_first AS "charFirst", c.char_last AS "charLast", c.parts,
         c.corrections
  FROM chunks c JOIN documents d ON d.id = c.document_id LEFT JOIN sections s ON s.id = c.section_id
  WHERE c.published AND d.deleted_at IS NULL`;
const BY_ID = `${CHUNK} AND c.id = $1`;
const AFTER = `
  ${CHUNK} AND c.document_id = $1 AND c.ordinal = $2 + 1 AND c.section_id IS NOT DISTINCT FROM $3::uuid`;
const SHAPED_BY = `${CHUNK} AND c.document_id = $1 AND c.corrections <> '{}' AND c.corrections @> ARRAY[$2::uuid] ORDER BY c.ordinal`;
/** Only titles of a section and of its parent are embedded with a text. */
const UNDER_TITLE = `
  ${CHUNK} AND (c.section_id = $1 OR c.section_id IN (SELECT id FROM sections WHERE parent_id = $1))
  ORDER BY c.ordinal`;

const SECTION = `
  SELECT s.id, s.document_id AS "documentId", s.title, s.path, s.position, s.page_first AS "pageFirst", s.corrections
  FROM sections s JOIN documents d ON d.id = s.document_id
  WHERE s.published AND d.deleted_at IS NULL`;

const COUNT_TEXTS = `
  SELECT count(*)::int AS count FROM chunks WHERE document_id = $1 AND published AND content_hash = $2`;
const COUNT_TITLES = `
  SELECT count(*)::int AS count FROM sections WHERE document_id = $1 AND published AND title = $2`;

const UPDATE = `
  UPDATE chunks SET ${TEXT_COLUMNS.map((column) => `${column} = t.${column}`).join(', ')}
  FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, ${TEXT_RECORD}) WHERE chunks.id = t.id`;

const MAKE_ROOM = `
  UPDATE chunks SET ordinal = ordinal + $3 WHERE document_id = $1 AND published AND ordinal > $2`;

const INSERT_AFTER = `
  INSERT INTO chunks (document_id, run_id, section_id, ordinal, published, ${TEXT_COLUMNS.join(', ')})
  SELECT c.document_id, c.run_id, c.section_id, c.ordinal + 1, true,
         ${TEXT_COLUMNS.map((column) => `t.${column}`).join(', ')}
  FROM chunks c, jsonb_to_record($2::jsonb) AS t(${TEXT_RECORD})
  WHERE c.id = $1
  RETURNING id`;

const RETITLE = 'UPDATE sections SET title = $2, corrections = $3 WHERE id = $1';
/** $2: the level of the section whose title it is, from 1. */
const REPATH = `
  WITH RECURSIVE ${sectionsBelow('id = $1')}
  UPDATE sections SET path[$2] = $3 WHERE id IN (SELECT id FROM below)`;

/** The SQL that changes single published chunks and sections, in the transaction of the caller. */
@Injectable()
export class ContentEdits {
  /** Null when no live document has a published chunk with this id. */
  async chunk(id: string, manager: EntityManager): Promise<EditedChunk | null> {
    const [found] = await manager.query<EditedChunk[]>(BY_ID, [id]);
    return found ?? null;
  }

  /** The chunk after one, in the same section. */
  async next(chunk: EditedChunk, manager: EntityManager): Promise<EditedChunk | undefined> {
    const { documentId, ordinal, sectionId } = chunk;
    const [found] = await manager.query<EditedChunk[]>(AFTER, [documentId, ordinal, sectionId]);
    return found;
  }

  /** The chunks that a correction has shaped, in reading order. */
  shapedBy(documentId: string, correctionId: string, manager: EntityManager): Promise<EditedChunk[]> {
    return manager.query<EditedChunk[]>(SHAPED_BY, [documentId, correctionId]);
  }

  /** The chunks that may be embedded with the title of a section. */
  underTitle(sectionId: string, manager: EntityManager): Promise<EditedChunk[]> {
    return manager.query<EditedChunk[]>(UNDER_TITLE, [sectionId]);
  }

  /** Null when no live document has a published section with this id. */
  async section(id: string, manager: EntityManager): Promise<EditedSection | null> {
    const [found] = await manager.query<EditedSection[]>(`${SECTION} AND s.id = $1`, [id]);
    return found ?? null;
  }

  /** The section whose title a correction has changed; null when there is none. */
  async retitledBy(
    documentId: string,
    correctionId: string,
    manager: EntityManager,
  ): Promise<EditedSection | null> {
    const statement = `${SECTION} AND s.document_id = $1 AND s.corrections @> ARRAY[$2::uuid]`;
    const [found] = await manager.query<EditedSection[]>(statement, [documentId, correctionId]);
    return found ?? null;
  }

  async countTexts(documentId: string, contentHash: string, manager: EntityManager): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(COUNT_TEXTS, [documentId, contentHash]);
    return row!.count;
  }

  async countTitles(documentId: string, title: string, manager: EntityManager): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(COUNT_TITLES, [documentId, title]);
    return row!.count;
  }

  /** Writes chunks over themselves; their places stay. */
  async update(
    chunks: readonly (ChunkText & { readonly id: string })[],
    manager: EntityManager,
  ): Promise<void> {
    const rows = chunks.map((chunk) => ({ id: chunk.id, ...textRow(chunk) }));
    await manager.query(UPDATE, [JSON.stringify(rows)]);
  }

  /** Adds a chunk behind another one, in the same section. @returns Its id. */
  async insertAfter(before: EditedChunk, chunk: ChunkText, manager: EntityManager): Promise<string> {
    await manager.query(MAKE_ROOM, [before.documentId, before.ordinal, 1]);
    const [added] = await manager.query<{ id: string }[]>(INSERT_AFTER, [
      before.id,
      JSON.stringify(textRow(chunk)),
    ]);
    return added!.id;
  }

  async remove({ id, documentId, ordinal }: EditedChunk, manager: EntityManager): Promise<void> {
    await manager.query('DELETE FROM chunks WHERE id = $1', [id]);
    await manager.query(MAKE_ROOM, [documentId, ordinal, -1]);
  }

  /** Changes the title of a section, also in the paths of the sections below it. */
  async retitle(
    { id, path }: EditedSection,
    title: string,
    corrections: readonly string[],
    manager: EntityManager,
  ): Promise<void> {
    await manager.query(RETITLE, [id, title, corrections]);
    await manager.query(REPATH, [id, path.length, title]);
  }
}
