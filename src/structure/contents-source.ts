import type { Book } from '../book/page.js';
import type { ContentsSource, PageOffset } from './section.js';

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

/** What a source says the contents are, and how far it can be trusted. */
export interface FoundContents {
  /** In the order of the book. */
  readonly entries: readonly ContentsEntry[];
  /** 0 to 1, see `BookContents`. */
  readonly confidence: number;
  readonly pageOffset: PageOffset | null;
}

/** One way to find the contents of a book. */
export interface ContentsFinder {
  readonly source: ContentsSource;
  /** Null when this source is not fit for use. */
  find(book: Book): FoundContents | null;
}

/** Fewer entries are not worth the name: a cover, a title page. */
export const MIN_ENTRIES = 3;

const THOUSANDTHS = 1000;

/** A share to three decimals: more say nothing about a few hundred entries. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * THOUSANDTHS) / THOUSANDTHS;
}
