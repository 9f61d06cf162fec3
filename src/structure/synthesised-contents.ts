import type { Book } from '../book/page.js';
import type { ContentsEntry } from './contents-source.js';

// About a chapter's section of a technical book: small enough to say where a chunk comes from.
const PAGES_A_SECTION = 10;

/** Sections of equal length for a book in which nothing names any. */
export function synthesiseContents(book: Book): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  for (let first = 1; first <= book.pageCount; first += PAGES_A_SECTION) {
    const last = Math.min(book.pageCount, first + PAGES_A_SECTION - 1);
    const title = first === last ? `Page ${first}` : `Pages ${first}–${last}`;
    entries.push({ title, level: 0, page: first, y: null });
  }
  return entries;
}
