import { accented } from './accents.js';
import { median, mostFrequent, tally } from '../../book/frequency.js';
import { GENERATED, HYPHEN, JOINED, NO_RUN } from './page-characters.js';
import type { PageCharacters } from './page-characters.js';
import { isMark, isOfRightToLeftScript, isRightToLeft } from '../../book/scripts.js';
import { SPACE, shownCode } from './shown-character.js';

/** Characters that follow each other on one baseline without a wide gap. */
export interface Segment {
  /** Range of `Ink.order`. */
  readonly from: number;
  readonly to: number;
  /** Baseline and size of most of the characters. */
  readonly y: number;
  readonly size: number;
  /** Edges without the spaces at both ends. */
  readonly left: number;
  readonly right: number;
}

/** The visible characters of a page, in the order in which the PDF draws them. */
export interface Ink {
  /** Indices of the characters that are shown, spaces included. */
  readonly order: Int32Array;
  /** By character: the code point to show. */
  readonly shown: Uint32Array;
  /** By character: 1 when the PDF reader saw a gap after it. */
  readonly gapAfter: Uint8Array;
  readonly segments: readonly Segment[];
  /** Whether any character is read from right to left: most pages can do without looking at each. */
  readonly hasRightToLeft: boolean;
}

// A new segment begins if the baseline moves by more than for super- and subscripts, if the text jumps back further
// than by kerning (in sizes, at least 2 points), or after a gap wider than any space.
const BASELINE_MOVE = 0.55;
const JUMP_BACK = 0.6;
const MIN_JUMP_BACK_POINTS = 2;
const WIDE_GAP = 12;
// An accent and its letter share at least half of the narrower box.
const ACCENT_OVERLAP = 0.5;
// Sizes that differ by less than this are the same.
const SIZE_STEP = 0.25;
const SAME_SIZE = 0.3;

/** In font sizes: the parts of a line are on one baseline but for rounding. */
export const SAME_BASELINE = 0.3;

export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;

export function findInk(page: PageCharacters): Ink {
  const { codes, flags, runs, x, y, right, count, runSizes, runUpright } = page;
  const order = new Int32Array(count);
  const shown = new Uint32Array(count);
  const gapAfter = new Uint8Array(count);
  const segments: Segment[] = [];
  let hasRightToLeft = false;
  let kept = 0;
  let from = 0;
  let startY = 0;
  let startSize = 0;

  const close = (): void => {
    if (kept > from) {
      const segment = measureSegment(page, order, shown, from, kept);
      if (segment) segments.push(segment);
    }
    from = kept;
  };

  for (let i = 0; i < count; i++) {
    const code = codes[i] ?? 0;
    const flag = flags[i] ?? 0;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      close();
      continue;
    }
    if (flag & GENERATED) {
      if (code === SPACE && kept > from) gapAfter[order[kept - 1] ?? 0] = 1;
      continue;
    }
    const run = runs[i] ?? NO_RUN;
    if (run === NO_RUN || runUpright[run] === false) continue;
    // Right-to-left scripts do not hyphenate: after their letters this code is a glyph without a character.
    const hyphen = (flag & HYPHEN) !== 0 && !(kept > from && isRightToLeft(shown[order[kept - 1] ?? 0] ?? 0));
    const show = shownCode(code, hyphen);
    if (show === 0) continue;
    const size = runSizes[run] ?? 0;
    if (!(size > 0)) continue;
    if (kept > from && (flag & JOINED) === 0) {
      const previous = order[kept - 1] ?? 0;
      const letter = liesOver(page, previous, i) ? accented(shown[previous] ?? 0, show) : 0;
      if (letter !== 0) {
        shown[i] = letter;
        order[kept - 1] = i;
        continue;
      }
      const moved = Math.abs((y[i] ?? 0) - startY) > Math.max(startSize, size) * BASELINE_MOVE;
      const back = (x[i] ?? 0) < (x[previous] ?? 0) - Math.max(MIN_JUMP_BACK_POINTS, size * JUMP_BACK);
      // Right-to-left text comes in reading order and so moves back, and marks move back to their letter.
      const flowsBack =
        back &&
        (isOfRightToLeftScript(show) || isOfRightToLeftScript(shown[previous] ?? 0) || isMark(show)) &&
        (page.left[previous] ?? 0) - (right[i] ?? 0) <= size * WIDE_GAP;
      if (moved || (back && !flowsBack) || (x[i] ?? 0) - (right[previous] ?? 0) > size * WIDE_GAP) close();
    }
    if (kept === from) {
      startY = y[i] ?? 0;
      startSize = size;
    }
    hasRightToLeft ||= isRightToLeft(show);
    shown[i] = show;
    order[kept++] = i;
  }
  close();
  return { order: order.subarray(0, kept), shown, gapAfter, segments, hasRightToLeft };
}

/** Whether most of an accent is over the character after it. */
function liesOver(page: PageCharacters, accent: number, letter: number): boolean {
  const left = Math.max(page.left[accent] ?? 0, page.left[letter] ?? 0);
  const right = Math.min(page.right[accent] ?? 0, page.right[letter] ?? 0);
  const width = Math.min(
    (page.right[accent] ?? 0) - (page.left[accent] ?? 0),
    (page.right[letter] ?? 0) - (page.left[letter] ?? 0),
  );
  return width > 0 && right - left > width * ACCENT_OVERLAP;
}

export function measureSegment(
  page: PageCharacters,
  order: Int32Array,
  shown: Uint32Array,
  from: number,
  to: number,
): Segment | null {
  const isPart = partsOfFormulas(page, order[from] ?? 0);
  let left = Infinity;
  let right = -Infinity;
  const sizes = new Map<number, number>();
  // Counted run by run: a run has one size, and a line has few runs.
  let run = NO_RUN;
  let ofRun = 0;
  for (let k = from; k < to; k++) {
    const i = order[k] ?? 0;
    if (shown[i] === SPACE) continue;
    left = Math.min(left, page.left[i] ?? 0);
    right = Math.max(right, page.right[i] ?? 0);
    if (isPart(i)) continue;
    const own = page.runs[i] ?? NO_RUN;
    if (own !== run) {
      if (ofRun > 0) tally(sizes, sizeOfRun(page, run), ofRun);
      run = own;
      ofRun = 0;
    }
    ofRun++;
  }
  if (ofRun === 0) return null;
  tally(sizes, sizeOfRun(page, run), ofRun);
  const size = mostFrequent(sizes);
  const baselines: number[] = [];
  for (let k = from; k < to; k++) {
    const i = order[k] ?? 0;
    if (shown[i] === SPACE) continue;
    const isOfSize = Math.abs(sizeOfRun(page, page.runs[i] ?? NO_RUN) - size) < SAME_SIZE;
    if (isOfSize) baselines.push(page.y[i] ?? 0);
  }
  return { from, to, y: median(baselines), size, left, right };
}

/**
 * Tells which characters say nothing of the size of a line: indices and parts of fractions are smaller.
 *
 * @param first Of the line. If it is such a part, all of it is.
 */
export function partsOfFormulas({ flags }: PageCharacters, first: number): (character: number) => boolean {
  const joined = ((flags[first] ?? 0) & JOINED) === 0 ? JOINED : 0;
  return (character) => ((flags[character] ?? 0) & joined) !== 0;
}

function sizeOfRun(page: PageCharacters, run: number): number {
  return roundedSize(page.runSizes[run] ?? 0);
}

export function roundedSize(size: number): number {
  return Math.round(size / SIZE_STEP) * SIZE_STEP;
}
