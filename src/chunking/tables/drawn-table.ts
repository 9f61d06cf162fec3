import { tally } from '../../book/frequency.js';
import type { ProseBlock } from '../blocks/block.js';
import { breaksEarly } from '../blocks/line-shape.js';
import { joinLines } from '../blocks/prose-text.js';
import type { BodyLine } from '../lines/body-lines.js';
import { writtenTable } from './table-text.js';

/** In font sizes: lines of one row are on one baseline but for rounding and the heights of fonts. */
const SAME_BASELINE = 0.5;
/** In a cell that holds several rows, at least this share of the lines of its first column have a partner in another. */
const LEAST_PARTNERS = 0.5;
/** So many lines stand beside each other in all columns by chance no longer. */
const SEVERAL_ROWS = 3;
const SEVERAL_COLUMNS = 3;
/** In font sizes: the lines of one cell are closer. */
const FAR = 2;

/**
 * Writes a table whose cells are separated by drawn lines: one row of text for each of its rows, even where cells have
 * several lines or are centred.
 *
 * @param lines Lines of one table on one page, which know their cells.
 */
export function drawnTableBlock(lines: readonly BodyLine[]): ProseBlock {
  const columns = [...new Set(lines.map(columnOf))].toSorted((a, b) => a - b);
  const edges = new Map(
    columns.map((column) => {
      const ends = lines.filter((line) => columnOf(line) === column).map(({ line }) => line.x1);
      return [column, Math.max(...ends)] as const;
    }),
  );
  const rows = rowsOf(lines).flatMap((drawn) => undrawnRows(drawn, columns, edges));
  const written = rows.map((row) => ({
    cells: columns.map(
      (column) =>
        joinLines(
          row.filter((line) => columnOf(line) === column),
          ' ',
        ).text,
    ),
    lines: row,
  }));
  return writtenTable(written, columns.length);
}

function columnOf({ line }: BodyLine): number {
  return line.cell?.column ?? 0;
}

function rowsOf(lines: readonly BodyLine[]): BodyLine[][] {
  const rows = new Map<number, BodyLine[]>();
  for (const line of lines) {
    const row = line.line.cell?.row ?? 0;
    rows.set(row, [...(rows.get(row) ?? []), line]);
  }
  return [...rows.values()];
}

/**
 * Separates rows without a line between them, as below the head of many tables. A line of the first column with another
 * beside it begins a row if it is far from the one above; or all of them do, where each has its partners and no other line
 * is in between, or ends early.
 */
function undrawnRows(
  row: readonly BodyLine[],
  columns: readonly number[],
  edges: ReadonlyMap<number, number>,
): (readonly BodyLine[])[] {
  const first = columns.find((column) => row.some((line) => columnOf(line) === column));
  const names = row.filter((line) => columnOf(line) === first);
  const others = row.filter((line) => columnOf(line) !== first);
  const partnered = new Set(names.filter((name) => others.some((other) => isBeside(name, other))));
  if (names.length < 2 || partnered.size < LEAST_PARTNERS * names.length) return [row];
  const isOnLines = others.every((other) => names.some((name) => isBeside(name, other)));
  const edge = edges.get(first ?? 0) ?? 0;
  const endsEarly = names.slice(1).every((name, i) => breaksEarly(names[i]!.line, name.line, edge));
  const counts = new Map<number, number>();
  for (const line of row) tally(counts, columnOf(line));
  const areFull =
    counts.size >= SEVERAL_COLUMNS && [...counts.values()].every((count) => count === names.length);
  const eachBegins = (isOnLines && (names.length >= SEVERAL_ROWS || areFull)) || endsEarly;
  const begin = names.filter((name, i) => {
    const above = names[i - 1];
    return !above || eachBegins || (partnered.has(name) && above.line.y - name.line.y > FAR * name.line.size);
  });
  // What stands above the first name belongs to it as well.
  return begin.map((name, i) => {
    const top = i === 0 ? Infinity : name.line.y + SAME_BASELINE * name.line.size;
    const next = begin[i + 1]?.line;
    const bottom = next ? next.y + SAME_BASELINE * next.size : -Infinity;
    return row.filter(({ line }) => line.y <= top && line.y > bottom);
  });
}

function isBeside(one: BodyLine, other: BodyLine): boolean {
  return Math.abs(one.line.y - other.line.y) <= SAME_BASELINE * one.line.size;
}
