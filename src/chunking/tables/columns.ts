import type { Cell } from './cells.js';

/** What the cells of one column cover, in points. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/** A count of cells that fewer rows have is an exception: a heading over several columns, an empty cell. */
const LEAST_SHARE = 0.25;
const LEAST_ROWS = 2;
/** Boxes of italics reach a little into the next column, in points. */
const OVERHANG = 1;

/**
 * Finds the columns of a table from the rows that have all their cells.
 *
 * @returns From left to right; empty where the rows do not agree on columns.
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
    const columns = Array.from({ length }, (_, i) => cover(full.flatMap((row) => row[i] ?? [])));
    if (areApart(columns)) return columns;
  }
  return [];
}

/** The column that a cell shares most with, or the nearest one. */
export function columnAt({ left, right }: Cell, columns: readonly Column[]): number {
  let best = 0;
  let most = -Infinity;
  columns.forEach((column, i) => {
    // Negative where they are apart: the distance between them.
    const shared = Math.min(right, column.right) - Math.max(left, column.left);
    if (shared > most) [best, most] = [i, shared];
  });
  return best;
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
