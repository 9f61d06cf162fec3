import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { DIFFICULTIES, DOCUMENT_STATUSES } from '../../documents/document.entity.js';
import { DocumentListService } from '../../documents/document-list.service.js';
import { LibraryTool } from '../library-tool.js';
import type { ToolAnswer } from '../library-tool.js';
import type { AllowedDocuments } from '../../access/caller.js';

const MOST_BOOKS = 200;
const CURSOR_LENGTH = 1000;

const INPUT = z.strictObject({
  limit: z.int().min(1).max(MOST_BOOKS).default(50),
  cursor: z
    .string()
    .max(CURSOR_LENGTH)
    .optional()
    .describe('The `next` of the last answer, to go on from there.'),
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
  next: z.string().nullable().describe('The cursor for the next call; null at the end.'),
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

  constructor(private readonly documents: DocumentListService) {
    super();
  }

  protected async call(
    { limit, cursor }: z.output<typeof INPUT>,
    allowed: AllowedDocuments,
  ): Promise<ToolAnswer<Listing>> {
    const { count, results, next } = await this.documents.list({ limit, cursor, only: allowed });
    const books = results.map(({ id, title, difficulty, pages, chunks, status }) => {
      return { bookId: id, book: title, difficulty, pages, passages: chunks, status };
    });
    const structured = { count, books, next };
    return { structured, text: textOf(structured) };
  }
}

function textOf({ count, books, next }: Listing): string {
  if (count === 0) return 'The library has no books yet. A person adds them with `colophon ingest FILE`.';
  const lines = books.map(({ bookId, book, difficulty, pages, passages, status }) => {
    const size =
      passages > 0 ? `${pages ?? 'unknown'} pages, ${passages} passages` : `not readable yet (${status})`;
    return `${book}: ${size}, ${difficulty}, id ${bookId}`;
  });
  const more = next === null ? [] : [`There are more: call again with the cursor ${next}.`];
  return [...lines, ...more].join('\n');
}
