import { median } from '../../book/frequency.js';
import type { Cell } from './cells.js';

/** The horizontal range of the cells of one column, in points. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/** A cell count in a smaller share of the rows is an exception: a heading over several columns, an empty cell. */
const LEAST_SHARE = 0.25;
const LEAST_ROWS = 2;
/** At least this share of the complete rows must agree on the columns. */
const REGULAR_SHARE = 0.6;
/** In points. The boxes of italics reach a little into the next column. */
const OVERHANG = 1;

/**
 * Finds the columns of a table from the rows that have all their cells.
 *
 * @returns Columns from left to right; empty when the rows do not agree.
 */
export function columnsOf(rows: readonly (readonly Cell[])[]): Column[] {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const several = rows.filter(({ length }) => length > 1).length;
  const likely = [...counts]
    .filter(([, count]) => count >= Math.max(LEAST_ROWS, LEAST_SHARE * several))
    .map(([length]) => length)
    .sort((a, b) => b - a);
  for (const length of likely) {
    const full = rows.filter((row) => row.length === length);
    const usual = columnsBy(usualEdges, full, length);
    // Wide spaces in justified text can split a cell while another cell is empty. Then the count is right by chance.
    const regular = full.filter((row) => row.every((cell, i) => columnAt(cell, usual) === i));
    if (regular.length < REGULAR_SHARE * full.length) continue;
    const columns = columnsBy(cover, regular, length);
    if (areApart(columns)) return columns;
  }
  return [];
}

/** The column that overlaps a cell most, or the nearest one. */
export function columnAt({ left, right }: Cell, columns: readonly Column[]): number {
  let best = 0;
  let most = -Infinity;
  columns.forEach((column, i) => {
    // A negative value is the distance between them.
    const shared = Math.min(right, column.right) - Math.max(left, column.left);
    if (shared > most) [best, most] = [i, shared];
  });
  return best;
}

function columnsBy(
  measure: (cells: readonly Cell[]) => Column,
  rows: readonly (readonly Cell[])[],
  length: number,
): Column[] {
  return Array.from({ length }, (_, i) => measure(rows.flatMap((row) => row[i] ?? [])));
}

function usualEdges(cells: readonly Cell[]): Column {
  return { left: median(cells.map(({ left }) => left)), right: median(cells.map(({ right }) => right)) };
}

function cover(cells: readonly Cell[]): Column {
  return {
    left: Math.min(...cells.map(({ left }) => left)),
    right: Math.max(...cells.map(({ right }) => right)),
  };
}

function areApart(columns: readonly Column[]): boolean {
  return columns.every((column, i) => i === 0 || column.left >= (columns[i - 1]?.right ?? 0) - OVERHANG);
}
