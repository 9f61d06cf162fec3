import type { Book } from '../pdf/page.js';
import type { ContentsSource } from './section.js';

/** An entry of the contents before its range is known. */
export interface ContentsEntry {
  readonly title: string;
  /** Depth as the source has it; only the order of depths matters. */
  readonly level: number;
  /** Physical page, from 1. */
  readonly page: number;
  /** Height of the heading on its page, in points from the bottom; null when only the page is known. */
  readonly y: number | null;
}

/** One way to find the contents of a book. */
export interface ContentsFinder {
  readonly source: ContentsSource;
  /** Entries in the order of the book, or null when this source is not fit for use. */
  find(book: Book): readonly ContentsEntry[] | null;
}

/** Fewer entries are not worth the name: a cover, a title page. */
export const MIN_ENTRIES = 3;
