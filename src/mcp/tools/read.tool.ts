import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { ChunkFilter } from '../../content/chunk-filter.js';
import { bodyOf } from '../../context/compose.js';
import { TokenCounters } from '../../context/token-counters.js';
import { cutText } from '../../documents/visible-text.js';
import { UserError } from '../../errors/errors.js';
import type { ChunkRow } from '../../reading/chunk.repository.js';
import { ChunksService } from '../../reading/chunks.service.js';
import { ContentsService } from '../../reading/contents.service.js';
import { BOOK, Books, SECTION } from '../books.js';
import { CITED, citedOf } from '../citation.js';
import { exactlyOne } from '../exactly-one.js';
import { LibraryTool } from '../library-tool.js';
import type { ToolAnswer } from '../library-tool.js';
import { requirePage } from '../require-page.js';
import type { AllowedDocuments } from '../../access/caller.js';
import { BUDGET, withinBudget } from '../token-budget.js';

/** Chunks of one call. The largest budget holds about as many. */
const MOST_CHUNKS = 200;
const MOST_PAGE = 1_000_000;

const INPUT = z.strictObject({
  section: SECTION.optional().describe('This sectionId, with all sections below it.'),
  book: BOOK.optional().describe('Instead of a section: a book, of which pageFirst to pageLast are read.'),
  pageFirst: z.int().min(1).max(MOST_PAGE).optional().describe('Physical page, from 1.'),
  pageLast: z.int().min(1).max(MOST_PAGE).optional().describe('Without it only pageFirst is read.'),
  from: z.guid().optional().describe('The next of an answer that ended early, with its other arguments.'),
  budget: BUDGET,
});

const PART = z.strictObject({
  ...CITED,
  sectionId: z.string().nullable(),
  chunkIds: z.array(z.string()).describe('The chunks that the text is made of, in reading order.'),
  text: z.string().describe('Markdown; programs are fenced.'),
  isCut: z.boolean().describe('Whether the text goes on in the book, and was cut because of the budget.'),
});

const OUTPUT = z.strictObject({
  parts: z.array(PART).describe('One for each section, in reading order.'),
  next: z.string().nullable().describe('There is more: call again with this as from. Null at the end.'),
});

type Reading = z.output<typeof OUTPUT>;
type Input = z.output<typeof INPUT>;

/** What of a book is to be read. */
interface Asked {
  readonly documentId: string;
  readonly title: string;
  readonly filter: ChunkFilter;
}

/** A chunk as it is read. */
interface ReadChunk extends ChunkRow {
  /** Of its book. */
  readonly title: string;
  readonly body: string;
  readonly isCut: boolean;
}

@Injectable()
export class ReadTool extends LibraryTool<typeof INPUT, typeof OUTPUT> {
  readonly name = 'read';
  readonly title = 'Read in a book';
  readonly description =
    'The text of a section, or of pages of a book, in reading order and with citations. Use it to read around what search found, or a chapter of outline. Long texts come in parts: go on with next.';
  readonly input = INPUT;
  readonly output = OUTPUT;

  constructor(
    private readonly books: Books,
    private readonly contents: ContentsService,
    private readonly chunks: ChunksService,
    private readonly counters: TokenCounters,
  ) {
    super();
  }

  protected async call(input: Input, allowed: AllowedDocuments): Promise<ToolAnswer<Reading>> {
    const { documentId, title, filter } = await this.askedFor(input, allowed);
    const rows = await this.chunks.inOrder(documentId, filter, input.from ?? null, MOST_CHUNKS + 1);
    const items = rows
      .slice(0, MOST_CHUNKS)
      .map((row): ReadChunk => ({ ...row, title, body: bodyOf(row), isCut: false }));
    const answerOf = (kept: readonly ReadChunk[]) => answer(kept, rows[kept.length]?.chunkId ?? null);
    const shortened = {
      length: ({ body }: ReadChunk) => body.length - 1,
      to: (chunk: ReadChunk, length: number) => ({
        ...chunk,
        body: cutText(chunk.body, length),
        isCut: true,
      }),
    };
    const counting = await this.counters.for('concept');
    return withinBudget({ items, answerOf, shortened }, { tokens: input.budget, counting });
  }

  private async askedFor(input: Input, allowed: AllowedDocuments): Promise<Asked> {
    const { section, book, pageFirst, pageLast = pageFirst } = input;
    exactlyOne({ section, book });
    if (section !== undefined) {
      if (pageFirst !== undefined || pageLast !== undefined) throw pages('A section is read as a whole.');
      const { documentId, title, sections } = await this.contents.subtree(section, allowed);
      return { documentId, title, filter: { sections: sections.map(({ id }) => id) } };
    }
    if (pageFirst === undefined) throw pages('The first page is missing.');
    if (pageLast! < pageFirst) throw pages(`The pages ${pageFirst} to ${pageLast} run backwards.`);
    const document = await this.books.find(book!, allowed);
    requirePage(document, pageFirst, 'pageFirst');
    const filter = { pages: { first: pageFirst, last: pageLast! } };
    return { documentId: document.id, title: document.title, filter };
  }
}

function pages(message: string): UserError {
  return new UserError('request.invalid', message, {
    field: 'pageFirst',
    hint: 'Call the tool again with a section, or with a book, pageFirst and, for more than one page, pageLast.',
  });
}

function answer(kept: readonly ReadChunk[], next: string | null): ToolAnswer<Reading> {
  const parts = bySection(kept).map(partOf);
  const text = [
    ...parts.map(({ citation, text: body }) => `${citation}\n\n${body}`),
    ...(parts.length === 0 ? ['No text is stored for this. page_image shows a page as it is printed.'] : []),
    ...(next === null ? [] : [`There is more: call again with from ${next}.`]),
  ].join('\n\n');
  return { structured: { parts, next }, text };
}

/** Neighbours of the same section together. */
function bySection(chunks: readonly ReadChunk[]): ReadChunk[][] {
  const runs: ReadChunk[][] = [];
  for (const chunk of chunks) {
    const open = runs.at(-1);
    if (open?.[0]!.sectionId === chunk.sectionId) open.push(chunk);
    else runs.push([chunk]);
  }
  return runs;
}

function partOf(chunks: readonly ReadChunk[]): Reading['parts'][number] {
  const first = chunks[0]!;
  const last = chunks.at(-1)!;
  const place = {
    ...first,
    pageLast: Math.max(...chunks.map(({ pageLast }) => pageLast)),
    pageLabelLast: last.pageLabelLast,
  };
  return {
    ...citedOf(place),
    sectionId: first.sectionId,
    chunkIds: chunks.map(({ chunkId }) => chunkId),
    text: chunks.map(({ body }) => body).join('\n\n'),
    isCut: last.isCut,
  };
}
