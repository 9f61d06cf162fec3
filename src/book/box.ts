import type { Line } from './page.js';

/** A rectangle with its lower left and upper right corner, in points. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Height of letters above the baseline and depth below it, in font sizes. */
export const ASCENT = 0.85;
const DESCENT = 0.3;

/** Lines of one text are of one size within this share: superscripts and rounding change it by less. */
const SAME_SIZE = 0.12;

type Placed = Pick<Line, 'x0' | 'x1' | 'y' | 'size'>;

/** The smallest rectangle around some lines of a page. Needs at least one line. */
export function boxAround(lines: readonly Placed[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    x0 = Math.min(x0, line.x0);
    x1 = Math.max(x1, line.x1);
    y0 = Math.min(y0, line.y - line.size * DESCENT);
    y1 = Math.max(y1, line.y + line.size * ASCENT);
  }
  return { x0, y0, x1, y1 };
}

/** The smallest rectangle around some lines on their page as it is shown. Needs at least one line. */
export function shownBox(lines: readonly (Placed & Pick<Line, 'shown'>)[]): Box {
  if (lines.every(({ shown }) => shown === undefined)) return boxAround(lines);
  const boxes = lines.map((line) => line.shown ?? boxAround([line]));
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  };
}

/** Is a line below another, at most so many of its font sizes? */
export function followsWithin(
  above: Pick<Line, 'y'>,
  here: Pick<Line, 'y' | 'size'>,
  sizes: number,
): boolean {
  const gap = above.y - here.y;
  return gap > 0 && gap <= sizes * here.size;
}

export function isOfSameSize(above: Pick<Line, 'size'>, here: Pick<Line, 'size'>): boolean {
  return Math.abs(above.size - here.size) <= SAME_SIZE * above.size;
}

/** Does a line continue the column of the line before it? A line in the next column would be higher up. */
export function isInColumnOf(above: Placed, here: Placed): boolean {
  return here.y <= above.y + above.size;
}
