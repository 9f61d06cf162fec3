import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { ChunkRow } from '../../reading/chunk.repository.js';
import { ChunksService } from '../../reading/chunks.service.js';
import { PagesService } from '../../reading/pages.service.js';
import { BOOK, Books } from '../books.js';
import { CITED, citedOf } from '../citation.js';
import { LibraryTool } from '../library-tool.js';
import type { ToolAnswer } from '../library-tool.js';
import { requirePage } from '../require-page.js';
import type { AllowedDocuments } from '../../access/caller.js';

/** Wide enough to read a page of small print. Every client shows PNG. */
const PICTURE = { width: 1200, format: 'png', boxes: false } as const;

const INPUT = z.strictObject({
  book: BOOK,
  page: z.int().min(1).max(1_000_000).describe('Physical page, from 1, as in all answers.'),
});

const OUTPUT = z.strictObject({
  ...CITED,
  chunkId: z.string().nullable().describe('The first chunk with text of this page; null if there is none.'),
});

@Injectable()
export class PageImageTool extends LibraryTool<typeof INPUT, typeof OUTPUT> {
  readonly name = 'page_image';
  readonly title = 'Picture of a page';
  readonly description =
    'A page as it is printed, as a picture. Use it for figures, tables, formulas and listings whose layout matters; for words read is cheaper.';
  readonly input = INPUT;
  readonly output = OUTPUT;

  constructor(
    private readonly books: Books,
    private readonly pages: PagesService,
    private readonly chunks: ChunksService,
  ) {
    super();
  }

  protected async call(
    { book, page }: z.output<typeof INPUT>,
    allowed: AllowedDocuments,
  ): Promise<ToolAnswer<z.output<typeof OUTPUT>>> {
    const document = await this.books.find(book, allowed);
    requirePage(document, page, 'page');
    const picture = await this.pages.picture(document.id, page, PICTURE);
    const pages = { first: page, last: page };
    const [chunk] = await this.chunks.inOrder(document.id, { pages }, null, 1);
    const cited = citedOf({
      documentId: document.id,
      title: document.title,
      sectionPath: chunk?.sectionPath ?? [],
      pageFirst: page,
      pageLast: page,
      ...labelsOf(page, chunk),
    });
    const structured = { ...cited, chunkId: chunk?.chunkId ?? null };
    const bytes = await picture.read();
    return { structured, text: cited.citation, image: { bytes, type: 'image/png' } };
  }
}

/** A chunk knows the labels of its first and its last page only. */
function labelsOf(
  page: number,
  chunk: ChunkRow | undefined,
): { readonly pageLabelFirst: string | null; readonly pageLabelLast: string | null } {
  const label =
    chunk?.pageFirst === page ? chunk.pageLabelFirst : chunk?.pageLast === page ? chunk.pageLabelLast : null;
  return { pageLabelFirst: label, pageLabelLast: label };
}
