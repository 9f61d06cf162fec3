import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { DIFFICULTIES, DOCUMENT_STATUSES } from '../../documents/document.entity.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { LibraryTool } from '../library-tool.js';
import type { ToolAnswer } from '../library-tool.js';
import type { AllowedDocuments } from '../../access/caller.js';

const MOST_BOOKS = 200;
const LAST_OFFSET = 1_000_000;

const INPUT = z.strictObject({
  limit: z.int().min(1).max(MOST_BOOKS).default(50),
  offset: z.int().min(0).max(LAST_OFFSET).default(0).describe('How many to leave out at the beginning.'),
});

const OUTPUT = z.strictObject({
  count: z.int().describe('All books.'),
  books: z.array(
    z.strictObject({
      bookId: z.string(),
      book: z.string().describe('Its title.'),
      difficulty: z.enum(DIFFICULTIES),
      pages: z.int().nullable().describe('Null before it is read.'),
      passages: z.int().describe('Chunks that can be found; 0 until it is ingested.'),
      status: z.enum(DOCUMENT_STATUSES),
    }),
  ),
  nextOffset: z.int().nullable().describe('For the next call; null at the end.'),
});

type Listing = z.output<typeof OUTPUT>;

@Injectable()
export class ListBooksTool extends LibraryTool<typeof INPUT, typeof OUTPUT> {
  readonly name = 'list_books';
  readonly title = 'List the books';
  readonly description =
    'The books of this library, newest first, with their ids. Call it first when a person names a book, or asks what there is to read.';
  readonly input = INPUT;
  readonly output = OUTPUT;

  constructor(private readonly documents: DocumentsService) {
    super();
  }

  protected async call(
    { limit, offset }: z.output<typeof INPUT>,
    allowed: AllowedDocuments,
  ): Promise<ToolAnswer<Listing>> {
    const { count, documents } = await this.documents.list(limit, offset, allowed);
    const books = documents.map(({ id, title, difficulty, pageCount, chunks, status }) => {
      return { bookId: id, book: title, difficulty, pages: pageCount, passages: chunks, status };
    });
    const end = offset + books.length;
    const structured = { count, books, nextOffset: end < count ? end : null };
    return { structured, text: textOf(structured) };
  }
}

function textOf({ count, books, nextOffset }: Listing): string {
  if (count === 0) return 'The library has no books yet. A person adds them with `colophon ingest FILE`.';
  const lines = books.map(({ bookId, book, difficulty, pages, passages, status }) => {
    const size =
      passages > 0 ? `${pages ?? 'unknown'} pages, ${passages} passages` : `not readable yet (${status})`;
    return `${book}: ${size}, ${difficulty}, id ${bookId}`;
  });
  const more =
    nextOffset === null ? [] : [`${count - nextOffset} more: call again with offset ${nextOffset}.`];
  return [...lines, ...more].join('\n');
}
