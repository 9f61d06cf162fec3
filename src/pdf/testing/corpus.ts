import { existsSync, readFileSync } from 'node:fs';
import type { ReadBook } from '../../book/page.js';
import { readBook } from '../read-book.js';

const CORPUS = '../shared/corpus';

export const hasCorpus = existsSync(CORPUS);

export const corpusPath = (name: string): string => `${CORPUS}/${name}.pdf`;

const books = new Map<string, Promise<ReadBook>>();

/** A manual of the corpus. It is read once for all suites of a process, because that takes seconds; nobody may change it. */
export function corpusBook(name: string): Promise<ReadBook> {
  let book = books.get(name);
  if (!book) {
    book = readBook(readFileSync(corpusPath(name)), { heapMegabytes: 512, pageSeconds: 30 });
    books.set(name, book);
  }
  return book;
}
