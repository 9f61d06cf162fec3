import type { Page } from '../book/page.js';
import { rangesOf } from './page-ledger.js';
import type { PageRange } from './page-ledger.js';

/** A line that stands on many pages and is in no chunk: a running head or foot, a page number, a watermark. */
export interface RepeatedLine {
  /** Digits are written as `#`, because they change from page to page. */
  readonly text: string;
  /** How often it was left out. */
  readonly count: number;
  /** In ascending order; adjacent pages form one range. */
  readonly pages: readonly PageRange[];
}

/** A book with a running head for each section has hundreds; a list for people ends somewhere. */
const MOST_LINES = 200;
const DIGITS = /\p{Nd}+/gu;

/** What was left out of the pages because it repeats, the most frequent first. */
export function repeatedLines(pages: readonly Page[]): RepeatedLine[] {
  const numbers = new Map<string, number[]>();
  for (const page of pages) {
    for (const { text, furniture } of page.lines) {
      if (!furniture) continue;
      const pattern = text.trim().replace(DIGITS, '#');
      const found = numbers.get(pattern);
      if (found) found.push(page.number);
      else numbers.set(pattern, [page.number]);
    }
  }
  return [...numbers]
    .map(([text, found]) => ({ text, count: found.length, pages: rangesOf([...new Set(found)]) }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_LINES);
}
