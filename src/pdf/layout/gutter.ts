import { partnerShare } from './partners.js';
import type { Segment } from './segments.js';

/** Position relative to a gutter: 0 across it, 1 left, 2 right. */
type Column = 0 | 1 | 2;

// A gutter is near the middle of the page and hardly anything crosses it. Both sides hold about the same amount of real
// text (unlike the page numbers of printed contents).
const SEARCH_FROM = 0.38;
const SEARCH_TO = 0.62;
const STEP_POINTS = 2;
const MAX_CROSSING_SHARE = 0.12;
const MIN_SEGMENTS_A_SIDE = 8;
const MIN_MEAN_WIDTH_SHARE = 0.1;
const MIN_BALANCE = 0.4;
/** Boxes of italic letters extend over the edge of their column. */
export const OVERHANG_POINTS = 1;

// A table has short cells side by side: most lines of one side have a partner on their baseline, and few fill their
// column (as running text does) or end in a page number (as an index does).
const TABLE_PARTNERS = 0.75;
const TABLE_FULL_LINES = 0.35;
const FULL_LINE = 0.85;
const INDEX_NUMBERS = 0.4;

/**
 * The x of the gutter in the middle of a page that has two columns of any text over most of its height, or null.
 *
 * @param endsInNumber Whether the text of a segment ends in a digit.
 */
export function findGutter(
  segments: readonly Segment[],
  pageWidth: number,
  endsInNumber: (segment: Segment) => boolean,
): number | null {
  const gutter = widestGutter(segments, pageWidth);
  if (gutter === null || isTable(segments, gutter.from, endsInNumber)) return null;
  return (gutter.from + gutter.to) / 2;
}

function isTable(
  segments: readonly Segment[],
  gutter: number,
  endsInNumber: (segment: Segment) => boolean,
): boolean {
  const left = segments.filter((segment) => columnOf(segment, gutter) === 1);
  const right = segments.filter((segment) => columnOf(segment, gutter) === 2);
  const starts = Math.min(...left.map((segment) => segment.left));
  // Where cells have several lines, the lines of one side often have no partner, so the higher share counts.
  const partners = Math.max(partnerShare(left, right), partnerShare(right, left));
  const full = left.filter((segment) => segment.right - starts >= FULL_LINE * (gutter - starts));
  const numbers = [...left, ...right].filter((segment) => endsInNumber(segment));
  return (
    partners >= TABLE_PARTNERS &&
    full.length < TABLE_FULL_LINES * left.length &&
    numbers.length < INDEX_NUMBERS * (left.length + right.length)
  );
}

function widestGutter(segments: readonly Segment[], pageWidth: number): { from: number; to: number } | null {
  if (segments.length < 2 * MIN_SEGMENTS_A_SIDE) return null;
  let from: number | null = null;
  let to = 0;
  let fewest = Math.floor(segments.length * MAX_CROSSING_SHARE) + 1;
  for (let x = pageWidth * SEARCH_FROM; x <= pageWidth * SEARCH_TO; x += STEP_POINTS) {
    const crossing = countCrossing(segments, x, fewest + 1);
    if (crossing < fewest && hasTwoSides(segments, x, pageWidth)) {
      fewest = crossing;
      from = x;
      to = x;
    } else if (from !== null && crossing === fewest && x === to + STEP_POINTS) to = x;
  }
  return from === null ? null : { from, to };
}

function columnOf(segment: Segment, gutter: number): Column {
  if (crosses(segment, gutter)) return 0;
  return segment.right <= gutter + OVERHANG_POINTS ? 1 : 2;
}

function crosses(segment: Segment, x: number): boolean {
  return segment.left < x - OVERHANG_POINTS && segment.right > x + OVERHANG_POINTS;
}

/** Stops counting at `limit`. */
function countCrossing(segments: readonly Segment[], x: number, limit: number): number {
  let crossing = 0;
  for (const segment of segments) {
    if (crosses(segment, x) && ++crossing >= limit) break;
  }
  return crossing;
}

function hasTwoSides(segments: readonly Segment[], x: number, pageWidth: number): boolean {
  const left = { count: 0, width: 0 };
  const right = { count: 0, width: 0 };
  for (const segment of segments) {
    const column = columnOf(segment, x);
    if (column === 0) continue;
    const side = column === 1 ? left : right;
    side.count++;
    side.width += segment.right - segment.left;
  }
  const sides = [left, right];
  return (
    sides.every((side) => side.count >= MIN_SEGMENTS_A_SIDE) &&
    sides.every((side) => side.width / side.count > pageWidth * MIN_MEAN_WIDTH_SHARE) &&
    Math.min(left.count, right.count) >= Math.max(left.count, right.count) * MIN_BALANCE
  );
}
