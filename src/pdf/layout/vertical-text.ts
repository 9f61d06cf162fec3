import type { PageCharacters } from './page-characters.js';
import { NO_RUN } from './page-characters.js';

// In font sizes: from the middle of a column of upright characters to the baseline of a word that lies on its side there.
const MIDDLE_TO_BASELINE = 0.35;

/**
 * Places the characters of columns that run downwards as if they were written along a line, in place: on a page that is turned so
 * that the columns are lines, the characters lie on their backs.
 *
 * @param runs Those of the columns. Words of other scripts among them are turned themselves.
 */
export function setUpright(page: PageCharacters, runs: ReadonlySet<number>): void {
  const { x, y, left, count, runSizes } = page;
  for (let i = 0; i < count; i++) {
    const run = page.runs[i] ?? NO_RUN;
    if (!runs.has(run)) continue;
    const size = runSizes[run] ?? 0;
    // The origin is at the left edge of the character, which is the lower one here.
    y[i] = (y[i] ?? 0) + (1 / 2 - MIDDLE_TO_BASELINE) * size;
    x[i] = left[i] ?? 0;
  }
}
