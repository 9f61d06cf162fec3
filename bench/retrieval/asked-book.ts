import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readBookIndex } from '../../src/book-index/read-book-index.js';
import { findNoisePages } from '../../src/chunking/noise/noise-pages.js';
import type { Book } from '../../src/book/page.js';
import { readBook } from '../../src/pdf/read-book.js';
import { buildContents } from '../../src/structure/build-contents.js';
import { contentsPages } from '../../src/structure/contents-pages.js';
import { documentTitle } from '../../src/structure/document-title.js';
import type { Contents } from '../../src/structure/section.js';

/** A term of the index, and the pages to which the author of the book refers. */
export interface Question {
  readonly text: string;
  /** Physical pages, from 1. */
  readonly pages: ReadonlySet<number>;
}

/** A book whose own index provides questions and answers. */
export interface IndexedBook {
  readonly name: string;
  readonly title: string;
  readonly book: Book;
  readonly contents: Contents;
  /** Pages of the contents and the index: they contain every term but no answer, so no contender may return them. */
  readonly listings: ReadonlySet<number>;
  readonly questions: readonly Question[];
}

const READING = { heapMegabytes: 512, pageSeconds: 30 };

/** @returns null for a book without an index. */
export async function readIndexedBook(path: string): Promise<IndexedBook | null> {
  const book = await readBook(await readFile(path), READING);
  const contents = buildContents(book, { withoutContents: 'synthesise' });
  const index = readBookIndex(book, contents);
  if (!index) return null;
  const listings = new Set(contentsPages(book));
  for (const [page, reason] of findNoisePages(book, contents.sections[0]?.start.page ?? 1)) {
    if (reason === 'contents' || reason === 'index') listings.add(page);
  }
  for (const { pageFirst, pageLast } of index.parts) {
    for (let page = pageFirst; page <= pageLast; page++) listings.add(page);
  }
  const questions = index.entries
    .map(({ term, pages }) => ({ text: term, pages: new Set(pages.filter((page) => !listings.has(page))) }))
    .filter(({ pages }) => pages.size > 0);
  const name = basename(path, '.pdf');
  return { name, title: documentTitle(book) ?? name, book, contents, listings, questions };
}
