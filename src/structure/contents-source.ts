import type { Book } from '../book/page.js';
import type { ContentsSource, PageOffset } from './section.js';

/** A contents entry before its range is known. */
export interface ContentsEntry {
  readonly title: string;
  /** Depth given by the source; only the order of depths matters. */
  readonly level: number;
  /** Physical page, from 1. */
  readonly page: number;
  /** Height of the heading on its page, in points from the bottom; null if only the page is known. */
  readonly y: number | null;
}

/** The contents found by one source, and their reliability. */
export interface FoundContents {
  /** In book order. */
  readonly entries: readonly ContentsEntry[];
  /** 0 to 1, see `BookContents`. */
  readonly confidence: number;
  readonly pageOffset: PageOffset | null;
}

/** One way to find the contents of a book. */
export interface ContentsFinder {
  readonly source: ContentsSource;
  /** Returns null if this source is not usable. */
  find(book: Book): FoundContents | null;
}

/** With fewer entries (a cover, a title page), a source has no real contents. */
export const MIN_ENTRIES = 3;

const THOUSANDTHS = 1000;

/** A share rounded to three decimals, which is enough for a few hundred entries. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * THOUSANDTHS) / THOUSANDTHS;
}
