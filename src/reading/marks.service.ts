import { Injectable } from '@nestjs/common';
import type { Box } from '../book/box.js';
import type { Highlighter } from '../lexical/highlights.js';
import { LexicalSearch } from '../lexical/lexical-search.js';
import { boxesOnPage } from './chunk-boxes.js';
import { ChunksService } from './chunks.service.js';
import { PagesService } from './pages.service.js';
import type { WholeChunk } from './reading-views.js';
import { wordBoxes } from './word-boxes.js';
import type { WordBox } from './word-boxes.js';

/** What to mark on a page. Boxes are in points from its lower left corner, as a viewer shows it. */
export interface PageMarks {
  /** Physical page, from 1. */
  readonly page: number;
  /** Where the chunk stands, one for each column; empty for chunks written before boxes were stored. */
  readonly boxes: readonly Box[];
  /** Where it has the words of the query. */
  readonly words: readonly WordBox[];
}

export interface ChunkMarks {
  readonly chunkId: string;
  readonly documentId: string;
  readonly pages: readonly PageMarks[];
}

/** Passages on their pages. */
@Injectable()
export class MarksService {
  constructor(
    private readonly chunks: ChunksService,
    private readonly pages: PagesService,
    private readonly lexical: LexicalSearch,
  ) {}

  /**
   * Where a chunk stands, and on which places of it the words of a query.
   *
   * @param options `query`: without it, no words; `only`: as in `ChunksService.get`.
   * @throws {UserError} `chunk.not_found`; with a query as `PagesService.page`.
   */
  async marks(
    chunkId: string,
    { query, only = null }: { readonly query?: string; readonly only?: readonly string[] | null } = {},
  ): Promise<ChunkMarks> {
    const chunk = await this.chunks.get(chunkId, { only });
    const { documentId, pageFirst, pageLast } = chunk;
    const marker = query === undefined ? null : this.lexical.marker(query);
    const pages: PageMarks[] = [];
    for (let page = pageFirst; page <= pageLast; page++) {
      const words = marker ? await this.words(chunk, page, marker) : [];
      pages.push({ page, boxes: boxesOnPage(chunk.parts, page), words });
    }
    return { chunkId: chunk.chunkId, documentId, pages };
  }

  private async words(
    { documentId, ordinal }: WholeChunk,
    page: number,
    marker: Highlighter,
  ): Promise<WordBox[]> {
    const { lines } = await this.pages.page(documentId, page);
    return lines
      .filter(({ chunk }) => chunk === ordinal)
      .flatMap((line) => wordBoxes(line, marker.in(line.text)));
  }
}
