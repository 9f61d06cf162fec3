import { Injectable } from '@nestjs/common';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { complexityOf } from '../context/rated-code.js';
import type { ChunkFilter } from '../content/chunk-filter.js';
import { chunkNotFound } from '../content/not-found.js';
import { isInteger, readCursor, writeCursor } from '../database/list-cursor.js';
import { pageOf } from '../database/list-page.js';
import type { ListPage } from '../database/list-page.js';
import { isUuid } from '../database/is-uuid.js';
import { DocumentsService } from '../documents/documents.service.js';
import { cutText } from '../documents/visible-text.js';
import { CorrectionLists } from '../corrections/correction-lists.service.js';
import { UserError } from '../errors/errors.js';
import { ChunkRepository } from './chunk.repository.js';
import type { ChunkRow } from './chunk.repository.js';
import type { ChunkView, WholeChunk } from './reading-views.js';
import { VectorRepository, vectorView } from './vector.repository.js';

export const CHUNK_VIEWS = ['preview', 'full'] as const;
export type ChunkTextView = (typeof CHUNK_VIEWS)[number];

/** Characters of a preview: two or three lines. */
export const PREVIEW_LENGTH = 200;

export interface ChunkListRequest {
  /** Physical pages, both included. A chunk that reaches into the range is in the list. */
  readonly pages?: { readonly first: number; readonly last: number };
  /** Only chunks of this section and of those below it. */
  readonly section?: string;
  /** Only chunks of the section itself. */
  readonly direct?: boolean;
  readonly types?: readonly ChunkType[];
  /** Whole texts, or previews; previews unless named. */
  readonly view?: ChunkTextView;
  readonly limit: number;
  readonly cursor?: string;
}

export interface ChunkList extends ListPage<ChunkView> {
  readonly documentId: string;
  /** Chunks that the filter allows, on all pages of the list. */
  readonly count: number;
  /** The same by type. */
  readonly byType: Readonly<Record<ChunkType, number>>;
}

type Place = readonly [ordinal: number];
const isPlace = (place: readonly unknown[]): place is Place => place.length === 1 && isInteger(place[0]);

/** The stored chunks of books. */
@Injectable()
export class ChunksService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly repository: ChunkRepository,
    private readonly vectors: VectorRepository,
    private readonly corrections: CorrectionLists,
  ) {}

  /**
   * Chunks of a document in reading order.
   *
   * @throws {UserError} `document.not_found`; `section.not_found` for a section of another document; `pages.backwards`;
   *         `request.cursor`.
   */
  async list(id: string, request: ChunkListRequest): Promise<ChunkList> {
    const { pages, section, direct = false, types = [], view = 'preview', limit } = request;
    const { id: documentId } = await this.documents.get(id);
    if (pages && pages.last < pages.first) throw backwards(pages.first, pages.last);
    const sections = section === undefined ? [] : await this.sectionsOf(documentId, section, direct);
    const asked = [documentId, pages, section, direct, types];
    const after = readCursor(asked, request.cursor, isPlace)?.[0] ?? -1;
    const filter: ChunkFilter = { pages, sections, types };
    const [rows, counts] = await Promise.all([
      this.repository.list(documentId, filter, {
        after,
        limit: limit + 1,
        length: view === 'full' ? null : PREVIEW_LENGTH,
      }),
      this.repository.count(documentId, filter),
    ]);
    const chunks = rows.map((row) => chunkView(row, view));
    return {
      documentId,
      count: [...counts.values()].reduce((sum, count) => sum + count, 0),
      byType: countsByType(counts),
      ...pageOf(chunks, limit, ({ ordinal }) => writeCursor(asked, [ordinal])),
    };
  }

  /**
   * One chunk.
   *
   * @param options `numbers`: with the numbers of its vectors; `only`: if it is in one of these documents; null: in any.
   * @throws {UserError} `chunk.not_found`
   */
  async get(
    chunkId: string,
    {
      numbers = false,
      only = null,
    }: { readonly numbers?: boolean; readonly only?: readonly string[] | null } = {},
  ): Promise<WholeChunk> {
    const row = isUuid(chunkId) ? await this.repository.whole(chunkId) : null;
    if (!row || only?.includes(row.documentId) === false) throw chunkNotFound(chunkId);
    const { embedHash: _, correctionIds, ...chunk } = row;
    const [vectors, corrections] = await Promise.all([
      this.vectors.ofChunk(chunk.chunkId, numbers),
      this.corrections.byIds(correctionIds),
    ]);
    return { ...chunk, complexity: complexityOf(chunk), corrections, vectors: vectors.map(vectorView) };
  }

  /**
   * Whole chunks of a document in reading order.
   *
   * @param from Id of the first one, without which none is found if it is not of this document; null: the first.
   */
  async inOrder(
    documentId: string,
    filter: Pick<ChunkFilter, 'pages' | 'sections'>,
    from: string | null,
    limit: number,
  ): Promise<readonly ChunkRow[]> {
    const first = from === null ? null : await this.repository.whole(from);
    if (from !== null && first?.documentId !== documentId) return [];
    const after = (first?.ordinal ?? 0) - 1;
    return this.repository.list(documentId, filter, { after, limit, length: null, parts: true });
  }

  private async sectionsOf(documentId: string, section: string, direct: boolean): Promise<string[]> {
    const found = isUuid(section) ? await this.repository.subtree(documentId, section) : [];
    if (found.length > 0) return direct ? [section] : found;
    throw new UserError('section.not_found', `The document has no section ${section}.`, {
      field: 'section',
      fault: 'missing',
      hint: 'Take the identifier from the contents of this document.',
    });
  }
}

function chunkView({ parts, text, ...row }: ChunkRow, view: ChunkTextView): ChunkView {
  return {
    ...row,
    text: view === 'full' ? text : cutText(text, PREVIEW_LENGTH),
    complexity: complexityOf({ ...row, text, parts }),
  };
}

function countsByType(counts: ReadonlyMap<ChunkType, number>): Record<ChunkType, number> {
  return Object.fromEntries(CHUNK_TYPES.map((type) => [type, counts.get(type) ?? 0])) as Record<
    ChunkType,
    number
  >;
}

function backwards(first: number, last: number): UserError {
  return new UserError('pages.backwards', `The range ${first}-${last} runs backwards.`, {
    field: 'pageLast',
    hint: `Give ${last}-${first}.`,
  });
}
