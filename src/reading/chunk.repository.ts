import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sectionsBelow } from '../content/sections-below.js';
import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { TypeReason } from '../book/type-reason.js';
import { allowed, filterParameters } from '../content/chunk-filter.js';
import type { ChunkFilter } from '../content/chunk-filter.js';
import type { Difficulty } from '../documents/document.entity.js';
import { RATED } from '../context/rated-code.js';
import { REVISION } from './revision.js';
import type { ChunkPlace } from './reading-views.js';

export interface ChunkRow extends ChunkPlace {
  readonly tokens: number;
  readonly difficulty: Difficulty;
  readonly corrected: boolean;
  /** Perhaps only its beginning. */
  readonly text: string;
  /** Only of chunks with a program, unless all of the chunk was asked for. */
  readonly parts: readonly ChunkPart[] | null;
}

export interface WholeChunkRow extends ChunkRow {
  readonly title: string;
  readonly typeReason: TypeReason | null;
  /** Ids of the corrections that shaped it. */
  readonly correctionIds: readonly string[];
  readonly contentHash: string;
  readonly embedHash: string;
  readonly previous: string | null;
  readonly next: string | null;
}

/** A chunk with the boxes of its parts, as far as they are stored. */
export type PlacedChunk = Pick<ChunkRow, 'chunkId' | 'ordinal' | 'type' | 'text' | 'parts'>;

const PLACE = `
  c.id AS "chunkId", c.document_id AS "documentId", c.section_id AS "sectionId", coalesce(s.path, '{}') AS "sectionPath",
  c.ordinal, c.type, c.page_first AS "pageFirst", c.page_last AS "pageLast", c.page_label_first AS "pageLabelFirst",
  c.page_label_last AS "pageLabelLast", c.token_count AS tokens,
  coalesce(c.difficulty, d.difficulty) AS difficulty, c.corrections <> '{}' AS corrected`;

const TABLES = `
  chunks c JOIN documents d ON d.id = c.document_id LEFT JOIN sections s ON s.id = c.section_id`;

/** Programs are read whole, because their complexity is judged. */
const LIST = `
  SELECT ${PLACE},
         CASE WHEN $4::int IS NULL OR c.type = ANY($5) THEN c.text ELSE left(c.text, $4) END AS text,
         CASE WHEN $6 OR c.type = ANY($5) THEN c.parts END AS parts
  FROM ${TABLES}
  WHERE c.document_id = $1 AND c.ordinal > $2 AND ${allowed(7)} ORDER BY c.ordinal LIMIT $3`;

const COUNT = `
  SELECT c.type, count(*)::int AS count FROM chunks c JOIN documents d ON d.id = c.document_id
  WHERE c.document_id = $1 AND ${allowed(2)} GROUP BY c.type`;

/** Sections and all that lie below them. */
const SUBTREE = `
  WITH RECURSIVE ${sectionsBelow('id = ANY($1) AND document_id = $2 AND published')}
  SELECT id FROM below`;

/** Ordinals have no gaps, so the ordinals before and after a chunk's own belong to its neighbours. */
const WHOLE = `
  SELECT ${PLACE}, d.title, c.type_reason AS "typeReason", c.corrections AS "correctionIds", c.text, c.parts, c.content_hash AS "contentHash", c.embed_hash AS "embedHash",
         (SELECT id FROM chunks WHERE document_id = c.document_id AND published AND ordinal = c.ordinal - 1) AS previous,
         (SELECT id FROM chunks WHERE document_id = c.document_id AND published AND ordinal = c.ordinal + 1) AS next
  FROM ${TABLES} WHERE c.id = $1 AND c.published AND d.deleted_at IS NULL`;

const ON_PAGE = `
  SELECT c.id AS "chunkId", c.ordinal, c.type, c.text, c.parts FROM chunks c
  WHERE c.document_id = $1 AND c.published AND c.page_first <= $2 AND c.page_last >= $2 ORDER BY c.ordinal`;

const IN_ORDER = `
  SELECT ${PLACE}, c.text, c.parts, c.content_hash AS "contentHash", c.embed_hash AS "embedHash", c.run_id AS "runId"
  FROM ${TABLES} WHERE c.document_id = $1 AND c.published AND c.ordinal >= $2 ORDER BY c.ordinal LIMIT $3`;

const VERSION = `
  SELECT run_id AS "runId", count(*)::int AS chunks, (${REVISION})::int AS revision
  FROM chunks WHERE document_id = $1 AND published
  GROUP BY run_id`;

/** What readers see of a book at a moment: the run that published it, and how many chunks; null: it has none. */
export interface PublishedVersion {
  readonly runId: string | null;
  readonly chunks: number;
  /** Grows with each correction. */
  readonly revision: number;
}

/** A chunk as it is exported. */
export type ExportedRow = ChunkRow & {
  readonly contentHash: string;
  readonly embedHash: string;
  /** The run that wrote it or last found it unchanged. */
  readonly runId: string;
};

/** SQL that reads the published chunks of live documents. */
@Injectable()
export class ChunkRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Chunks of a document in reading order.
   *
   * @param after Ordinal before the first one.
   * @param length Characters of the text; null: all of it.
   * @param parts Whether with the parts of all chunks, and not only of programs.
   */
  list(
    documentId: string,
    filter: ChunkFilter,
    {
      after,
      limit,
      length,
      parts = false,
    }: {
      readonly after: number;
      readonly limit: number;
      readonly length: number | null;
      readonly parts?: boolean;
    },
  ): Promise<ChunkRow[]> {
    const parameters = [documentId, after, limit, length, RATED, parts, ...filterParameters(filter)];
    return this.dataSource.manager.query<ChunkRow[]>(LIST, parameters);
  }

  /** How many chunks of each type the filter allows. */
  async count(documentId: string, filter: ChunkFilter): Promise<Map<ChunkType, number>> {
    const rows = await this.dataSource.manager.query<{ type: ChunkType; count: number }[]>(COUNT, [
      documentId,
      ...filterParameters(filter),
    ]);
    return new Map(rows.map(({ type, count }) => [type, count]));
  }

  /** A published section of a document and all below it; empty if the document has no such section. */
  async subtree(documentId: string, section: string): Promise<string[]> {
    const rows = await this.dataSource.manager.query<{ id: string }[]>(SUBTREE, [[section], documentId]);
    return rows.map(({ id }) => id);
  }

  /** Null when no live document has a published chunk with this id. */
  async whole(chunkId: string): Promise<WholeChunkRow | null> {
    const [found] = await this.dataSource.manager.query<WholeChunkRow[]>(WHOLE, [chunkId]);
    return found ?? null;
  }

  /** The chunks of a document that have text on a page, in reading order. */
  onPage(documentId: string, page: number): Promise<PlacedChunk[]> {
    return this.dataSource.manager.query<PlacedChunk[]>(ON_PAGE, [documentId, page]);
  }

  /** Whole chunks of a document from an ordinal on. */
  inOrder(documentId: string, from: number, limit: number): Promise<ExportedRow[]> {
    return this.dataSource.manager.query<ExportedRow[]>(IN_ORDER, [documentId, from, limit]);
  }

  async version(documentId: string): Promise<PublishedVersion> {
    const [found] = await this.dataSource.manager.query<PublishedVersion[]>(VERSION, [documentId]);
    return found ?? { runId: null, chunks: 0, revision: 0 };
  }
}
