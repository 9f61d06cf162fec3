import type { Box } from '../../../book/box.js';
import type { DrawnRules } from '../page-characters.js';

/** A table drawn with lines between its rows and between its columns. Coordinates in points. */
export interface Grid {
  /** From top to bottom; at least three. */
  readonly rows: readonly number[];
  /** From left to right; at least three. */
  readonly columns: readonly number[];
  /** The lines between columns. Where one is missing, a cell reaches over several columns. */
  readonly dividers: readonly Stroke[];
}

/** In points: lines that are so close to each other touch, and what is drawn so close together is one line. */
const TOUCHING = 2.5;
/** A line inside a table separates its rows or columns if it is at least this share as long as the table. */
const LEAST_SHARE = 0.5;
/** Three lines in each direction enclose four cells. */
const LEAST_LINES = 3;
// Drawings have thousands of lines, and no table has so many.
const MOST_RULES = 2_000;

/** A straight line made of all the pieces that are drawn one after the other: producers draw the border of each cell. */
export interface Stroke {
  /** Its place across its direction. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Finds tables whose rows and columns are all separated by lines, from top to bottom. */
export function findGrids({ horizontal, vertical }: DrawnRules): Grid[] {
  if (horizontal.length + vertical.length > MOST_RULES) return [];
  if (horizontal.length < LEAST_LINES || vertical.length < LEAST_LINES - 2) return [];
  const across = joined(horizontal.map(({ x0, x1, y0, y1 }) => ({ at: (y0 + y1) / 2, from: x0, to: x1 })));
  const down = joined(vertical.map(({ x0, x1, y0, y1 }) => ({ at: (x0 + x1) / 2, from: y0, to: y1 })));
  return connected(across, down)
    .map(([rows, columns]) => gridOf(rows, columns))
    .filter((grid) => grid !== null)
    .sort((a, b) => (b.rows[0] ?? 0) - (a.rows[0] ?? 0));
}

/** Joins pieces on one line that touch each other. */
function joined(pieces: readonly Stroke[]): Stroke[] {
  const strokes: { at: number; from: number; to: number }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const open = strokes.findLast(
      ({ at, to }) => Math.abs(at - piece.at) <= TOUCHING && piece.from <= to + TOUCHING,
    );
    if (open) open.to = Math.max(open.to, piece.to);
    else strokes.push({ ...piece });
  }
  return strokes;
}

/** Groups of lines that cross or touch each other. */
function connected(across: readonly Stroke[], down: readonly Stroke[]): [Stroke[], Stroke[]][] {
  const groups: [Stroke[], Stroke[]][] = [];
  const left = new Set(down);
  for (const first of across) {
    if (groups.some(([rows]) => rows.includes(first))) continue;
    const rows = new Set([first]);
    const columns = new Set<Stroke>();
    // Sets are walked while they grow.
    for (const row of rows) {
      for (const column of left) {
        if (!crosses(row, column)) continue;
        left.delete(column);
        columns.add(column);
        for (const other of across) if (crosses(other, column)) rows.add(other);
      }
    }
    if (columns.size > 0) groups.push([[...rows], [...columns]]);
  }
  return groups;
}

function crosses(row: Stroke, column: Stroke): boolean {
  return (
    row.from <= column.at + TOUCHING &&
    row.to >= column.at - TOUCHING &&
    column.from <= row.at + TOUCHING &&
    column.to >= row.at - TOUCHING
  );
}

function gridOf(across: readonly Stroke[], down: readonly Stroke[]): Grid | null {
  const box: Box = {
    x0: Math.min(...across.map(({ from }) => from)),
    x1: Math.max(...across.map(({ to }) => to)),
    y0: Math.min(...down.map(({ from }) => from), ...across.map(({ at }) => at)),
    y1: Math.max(...down.map(({ to }) => to), ...across.map(({ at }) => at)),
  };
  const long = (strokes: readonly Stroke[], length: number): number[] =>
    strokes.filter(({ from, to }) => to - from >= LEAST_SHARE * length).map(({ at }) => at);
  // The outermost lines may be missing, as where a row goes on over the page, but not those between two rows or columns.
  const rows = distinct([box.y0, ...long(across, box.x1 - box.x0), box.y1]).reverse();
  const columns = distinct([box.x0, ...long(down, box.y1 - box.y0), box.x1]);
  return rows.length >= LEAST_LINES && columns.length >= LEAST_LINES
    ? { rows, columns, dividers: down }
    : null;
}

/** Sorted, without those that touch the one before. */
function distinct(places: readonly number[]): number[] {
  const kept: number[] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    if (place - (kept.at(-1) ?? -Infinity) > TOUCHING) kept.push(place);
  }
  return kept;
}
