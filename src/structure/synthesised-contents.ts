import type { Book } from '../book/page.js';
import type { ContentsEntry } from './contents-source.js';

// About as long as a section of a chapter in a technical book: short enough to show where a chunk comes from.
const PAGES_A_SECTION = 10;

/** Sections of equal length, for a book without contents or headings. */
export function synthesiseContents(book: Book): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  for (let first = 1; first <= book.pageCount; first += PAGES_A_SECTION) {
    const last = Math.min(book.pageCount, first + PAGES_A_SECTION - 1);
    const title = first === last ? `Page ${first}` : `Pages ${first}–${last}`;
    entries.push({ title, level: 0, page: first, y: null });
  }
  return entries;
}
