import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readBookIndex } from '../../src/book-index/read-book-index.js';
import { findNoisePages } from '../../src/chunking/noise/noise-pages.js';
import type { Book } from '../../src/book/page.js';
import { indexQuestions } from '../../src/evaluation/index-questions.js';
import { readBook } from '../../src/pdf/read-book.js';
import { buildContents } from '../../src/structure/build-contents.js';
import { contentsPages } from '../../src/structure/contents-pages.js';
import { documentTitle } from '../../src/structure/document-title.js';
import type { Contents } from '../../src/structure/section.js';
import type { Question } from './question.js';
import { questionsOfPeople } from './questions-of-people.js';

/** A book with questions whose answers are known. */
export interface AskedBook {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly book: Book;
  readonly contents: Contents;
  /** Pages of the contents and the index: they contain every term but no answer, so no contender may return them. */
  readonly listings: ReadonlySet<number>;
  /** Terms of its own index, with the pages to which the author refers. Empty if it has too few. */
  readonly terms: readonly Question[];
  /** What people asked about it, with pages that people chose. */
  readonly people: readonly Question[];
}

const READING = { heapMegabytes: 512, pageSeconds: 30 };
/** With fewer terms the result means nothing: one more hit would be three points. */
export const LEAST_TERMS = 30;

/** @param most Most terms of its index. */
export async function readAskedBook(path: string, most: number): Promise<AskedBook> {
  const book = await readBook(await readFile(path), READING);
  const contents = buildContents(book, { withoutContents: 'synthesise' });
  const index = readBookIndex(book, contents);
  const listings = new Set(contentsPages(book));
  for (const [page, reason] of findNoisePages(book, contents.sections[0]?.start.page ?? 1)) {
    if (reason === 'contents' || reason === 'index') listings.add(page);
  }
  for (const { pageFirst, pageLast } of index?.parts ?? []) {
    for (let page = pageFirst; page <= pageLast; page++) listings.add(page);
  }
  const asked = index ? indexQuestions(index, listings, most) : [];
  const terms = asked.map(({ term, pages }): Question => {
    return { text: term, kind: 'term', pages: new Map(pages.map((page) => [page, 1])) };
  });
  const name = basename(path, '.pdf');
  return {
    name,
    path,
    title: documentTitle(book) ?? name,
    book,
    contents,
    listings,
    terms: terms.length < LEAST_TERMS ? [] : terms,
    people: await questionsOfPeople(name),
  };
}
