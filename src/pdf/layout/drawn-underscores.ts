import type { Box } from '../../book/box.js';
import { ColumnWriter } from './column-writer.js';
import { GENERATED, NO_RUN } from './page-characters.js';
import type { PageCharacters } from './page-characters.js';
import { SPACE } from './shown-character.js';

const UNDERSCORE = 0x5f;

// TeX draws the underscore that its old fonts lack as a line on the baseline, 0.3 em long (plain.tex, `\_`), after a kern
// of 0.06 em. PDFium adds up to 0.4 points around it.
const WIDTH = { least: 0.25, most: 0.62 } as const;
/** In points. */
const EDGE = 0.4;
const FROM_BASELINE = 0.7;
/** In font sizes: how far it may be from the character before or after it. */
const NEAR = 0.12;
const OVERLAP = 0.05;
// A page of program names has some dozens; more short lines are a drawing.
const MOST_RULES = 500;

/** A character to add behind the character `after`; at the very beginning if `after` is -1. */
interface Underscore {
  readonly after: number;
  readonly run: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

/** The characters of a page, and underscores where it draws lines instead of them. */
export function withUnderscores(page: PageCharacters, rules: readonly Box[]): PageCharacters {
  const short = rules.filter(({ x0, x1 }) => x1 - x0 <= WIDTH.most * largestSize(page) + 2 * EDGE);
  if (short.length === 0 || short.length > MOST_RULES) return page;
  const found: Underscore[] = [];
  // From left to right, and back for those that stand before one that begins a name.
  const rest = short
    .toSorted((a, b) => a.x0 - b.x0)
    .filter((rule) => !addUnderscore(page, rule, found))
    .reverse();
  if (found.length === 0) return page;
  for (const rule of rest) addUnderscore(page, rule, found);
  return inserted(page, found);
}

function largestSize({ runSizes }: PageCharacters): number {
  return runSizes.reduce((largest, size) => Math.max(largest, size), 0);
}

/**
 * Adds what a line shows to `found` if it is an underscore.
 *
 * @param found It may follow or precede one of these.
 */
function addUnderscore(page: PageCharacters, { x0, x1, y0 }: Box, found: Underscore[]): boolean {
  const { codes, left, right, y, runs, flags, count } = page;
  const middle = (x0 + x1) / 2;
  let before: Underscore | null = null;
  let after: Underscore | null = null;
  for (let i = 0; i < count; i++) {
    const run = runs[i] ?? NO_RUN;
    if (run === NO_RUN || (codes[i] ?? 0) <= SPACE || ((flags[i] ?? 0) & GENERATED) !== 0) continue;
    const size = page.runSizes[run] ?? 0;
    const height = (y[i] ?? 0) - y0;
    if (Math.abs(height) > size) continue;
    const edges = { left: left[i] ?? 0, right: right[i] ?? 0 };
    // A line under a character is an underline, or the bar of a fraction.
    if (edges.left < middle && edges.right > middle) return false;
    if (Math.abs(height) > FROM_BASELINE || !hasWidth(x1 - x0, size)) continue;
    if (isNear(x0 + EDGE - edges.right, size)) before = { after: i, run, y: y[i] ?? 0, ...edges };
    else if (isNear(edges.left - (x1 - EDGE), size)) after = { after: i - 1, run, y: y[i] ?? 0, ...edges };
  }
  for (const other of found) {
    const size = page.runSizes[other.run] ?? 0;
    if (Math.abs(other.y - y0) > FROM_BASELINE) continue;
    if (isNear(x0 + EDGE - other.right, size)) before = other;
    else if (isNear(other.left - (x1 - EDGE), size)) after = other;
  }
  const neighbour = before ?? after;
  if (!neighbour) return false;
  // It fills the room up to its neighbours, which is no space.
  found.push({ ...neighbour, left: before?.right ?? x0 + EDGE, right: after?.left ?? x1 - EDGE });
  return true;
}

function hasWidth(width: number, size: number): boolean {
  return width >= WIDTH.least * size && width - 2 * EDGE <= WIDTH.most * size;
}

function isNear(gap: number, size: number): boolean {
  return gap <= NEAR * size + EDGE && gap >= -OVERLAP * size - EDGE;
}

function inserted(page: PageCharacters, found: readonly Underscore[]): PageCharacters {
  const writer = new ColumnWriter(page, page.count + found.length);
  const sorted = found.toSorted((a, b) => a.after - b.after || a.left - b.left);
  let next = 0;
  for (let from = -1; from < page.count; from++) {
    if (from >= 0) writer.copy(from);
    for (let one = sorted[next]; one?.after === from; one = sorted[++next]) {
      writer.add({ ...one, code: UNDERSCORE, x: one.left, flags: 0 });
    }
  }
  return writer.written();
}
