import { opensItem } from '../blocks/line-shape.js';
import type { BodyLine } from '../lines/body-lines.js';
import { cellsOf, type Cell } from './cells.js';

/** Lines of a table: from `from` (included) to `to` (excluded). */
export interface TableRange {
  readonly from: number;
  readonly to: number;
}

/** Rows lie at most so many font sizes below each other, the lines of one cell less than the second. */
const WIDEST_ROW_GAP = 2.6;
const WIDEST_LINE_GAP = 1.5;
/** Cells are set in sizes that differ by no more. */
const SAME_SIZE = 0.35;
/** One line with a gap in it is a formula or a heading with its number. */
const LEAST_ROWS = 2;

/** Finds the lines that stand in columns: at least two lines of several cells, with the further lines of cells. */
export function findTables(lines: readonly BodyLine[]): TableRange[] {
  const tables: TableRange[] = [];
  const cells = lines.map(({ line }) => (opensItem(line.text.trim()) ? [] : cellsOf(line)));
  for (let from = 0; from < lines.length;) {
    const to = endOf(lines, cells, from);
    const rows = cells.slice(from, to).filter((row) => row.length > 1).length;
    if (rows >= LEAST_ROWS) tables.push({ from, to });
    from = rows >= LEAST_ROWS ? to : from + 1;
  }
  return tables;
}

/** One past the last line of the table that starts at `from`; `from` itself where none does. */
function endOf(lines: readonly BodyLine[], cells: readonly Cell[][], from: number): number {
  const [first, second] = cells[from] ?? [];
  if (!first || !second) return from;
  let start = first.left;
  let next = second.left;
  let to = from + 1;
  for (let at = to; at < lines.length; at++) {
    const above = lines[at - 1];
    const here = lines[at];
    if (!above || !here || !isBelow(above, here, WIDEST_ROW_GAP)) break;
    const row = cells[at] ?? [];
    const [own, other] = row;
    if (own && other) {
      start = Math.min(start, own.left);
      next = Math.min(next, other.left);
      to = at + 1;
      continue;
    }
    if (!isBelow(above, here, WIDEST_LINE_GAP)) break;
    // A line that starts within the columns goes on a cell; one that fits into the first column needs a row after it.
    if (here.line.x0 > start + here.line.size) to = at + 1;
    else if (here.line.x1 >= next) break;
  }
  return to;
}

function isBelow(above: BodyLine, here: BodyLine, sizes: number): boolean {
  const gap = above.line.y - here.line.y;
  const larger = Math.max(above.line.size, here.line.size);
  if (above.page !== here.page || gap <= 0 || gap > sizes * larger) return false;
  return Math.abs(above.line.size - here.line.size) <= SAME_SIZE * larger;
}
