import { isInColumnOf, shownBox, type Box } from '../../book/box.js';
import type { PartBox } from '../../book/chunk-part.js';
import type { PageSize } from '../../book/page.js';
import type { LineMark } from '../blocks/block.js';

/** Size of a page as it is shown. */
export type PageSizeOf = (page: number) => PageSize | undefined;

/** Boxes are rounded to a tenth of a point, which is a hair's breadth on the page. */
const STEPS_A_POINT = 10;

/**
 * One box for each page and column of the lines. No box extends beyond the page.
 *
 * @param marks The lines, with the character (in UTF-16 units) of the text at which each begins.
 * @param point From UTF-16 units to code points.
 */
export function boxesOf(
  marks: readonly LineMark[],
  sizeOf: PageSizeOf,
  point: (unit: number) => number,
): PartBox[] {
  const columns: LineMark[][] = [];
  for (const here of marks) {
    const open = columns.at(-1);
    const above = open?.at(-1);
    if (open && above?.page === here.page && isInColumnOf(above.line, here.line)) open.push(here);
    else columns.push([here]);
  }
  return columns.map((column, i) => {
    const { page = 0, offset = 0 } = column[0] ?? {};
    const box = withinPage(shownBox(column.map(({ line }) => line)), sizeOf(page));
    return { page, ...(i > 0 && { first: point(offset) }), ...box };
  });
}

function withinPage({ x0, y0, x1, y1 }: Box, size: PageSize | undefined): Box {
  const { width, height } = size ?? { width: Infinity, height: Infinity };
  return {
    x0: tenths(x0, width, Math.floor),
    y0: tenths(y0, height, Math.floor),
    x1: tenths(x1, width, Math.ceil),
    y1: tenths(y1, height, Math.ceil),
  };
}

/** Rounds away from the text, but not beyond the edge of the page. */
function tenths(points: number, most: number, round: (steps: number) => number): number {
  const steps = round(points * STEPS_A_POINT);
  return Math.max(0, Math.min(steps, Math.floor(most * STEPS_A_POINT))) / STEPS_A_POINT;
}
