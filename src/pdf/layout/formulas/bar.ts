import type { Box } from '../../../book/box.js';

/** A line that may be the bar of a fraction, or be drawn over a root. In points. */
export interface Bar {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** In points: PDFium adds this to each end of a line. */
const EDGE = 0.4;
/** In points: bars are at most as long as a formula. */
const LONGEST = 400;
/** A page of a drawing has thousands of lines. */
const MOST_RULES = 400;

/** The bars among the horizontal lines of a page, from the shortest; none if it is a drawing. */
export function barsOf(rules: readonly Box[]): Bar[] {
  const short = rules.filter(({ x0, x1 }) => x1 - x0 < LONGEST);
  if (short.length > MOST_RULES) return [];
  return short
    .map(({ x0, x1, y0, y1 }) => ({ left: x0 + EDGE, right: x1 - EDGE, y: (y0 + y1) / 2 }))
    .toSorted((a, b) => a.right - a.left - b.right + b.left);
}

/** Whether the middle of something is over or under a bar. */
export function isAlong(
  { left, right }: Bar,
  part: { readonly left: number; readonly right: number },
): boolean {
  const middle = (part.left + part.right) / 2;
  return middle > left && middle < right;
}
