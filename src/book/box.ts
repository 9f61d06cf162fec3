import type { Line } from './page.js';

/** A rectangle with its lower left and upper right corner, in points. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Reach of letters above and below the baseline, in sizes. */
export const ASCENT = 0.85;
const DESCENT = 0.3;

type Placed = Pick<Line, 'x0' | 'x1' | 'y' | 'size'>;

/** The smallest rectangle that holds some lines of a page; at least one line. */
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

/** Does a line of a page go on in the column of the one before it? In the next column it stands higher up. */
export function isInColumnOf(above: Placed, here: Placed): boolean {
  return here.y <= above.y + above.size;
}
