import type { Line, Page } from '../../book/page.js';
import { tally } from '../../book/frequency.js';

// A text at the same place on half of the pages, at least 6, is printed over them: a watermark, or a note about who may
// read the copy. Places are compared in steps of 3 points.
const PAGE_SHARE = 0.5;
const LEAST_PAGES = 6;
const STEP_POINTS = 3;
// Code repeats its closing lines and tables repeat their heads, but not at the same place on half of the pages.
const LEAST_LETTERS = 3;

/** Lines printed at the same place on most pages, wherever that is; needs all pages of the book. */
export function findWatermarks(pages: readonly Page[]): Set<Line> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.map(keyOf))) tally(counts, key);
  }
  const written = pages.filter((page) => page.lines.length > 0).length;
  const least = Math.max(LEAST_PAGES, PAGE_SHARE * written);
  return new Set(
    pages.flatMap((page) =>
      page.lines.filter((line) => hasWord(line.text) && (counts.get(keyOf(line)) ?? 0) >= least),
    ),
  );
}

function keyOf({ text, x0, y }: Line): string {
  return `${Math.round(x0 / STEP_POINTS)} ${Math.round(y / STEP_POINTS)} ${text}`;
}

function hasWord(text: string): boolean {
  return (text.match(/\p{L}/gu)?.length ?? 0) >= LEAST_LETTERS;
}
