import type { Line } from '../../book/page.js';
import { isDefinitionHead } from '../blocks/definition-heads.js';
import { opensItem } from '../blocks/line-shape.js';
import type { BodyLine } from '../lines/body-lines.js';
import { cellsInTable, cellsOf, type Cell } from './cells.js';

/** Lines of a table: from `from` (included) to `to` (excluded). */
export interface TableRange {
  readonly from: number;
  readonly to: number;
  /** Whether lines are drawn between its cells, so that each line of text knows its cell. */
  readonly drawn: boolean;
}

/** In font sizes: the largest distance between two rows, and between two lines of one cell. */
const WIDEST_ROW_GAP = 2.6;
const WIDEST_LINE_GAP = 1.5;
/** The font sizes of two lines differ by at most this share of the larger one. */
const SAME_SIZE = 0.35;
/** A single line with a gap is a formula or a numbered heading. */
const LEAST_ROWS = 2;
/** What is defined, in one font, and its parameters in another, may be apart. */
const MOST_CELLS_OF_HEAD = 3;
const WHAT_IT_IS = /^\[\p{L}[\p{L} -]*\]$/u;

/**
 * Finds tables: those with lines drawn between their cells, and at least two lines of text with several cells each, with the
 * lines that continue these.
 */
export function findTables(lines: readonly BodyLine[]): TableRange[] {
  const tables: TableRange[] = [];
  const cells = lines.map(({ line }) => {
    const own = opensItem(line.text.trim()) ? [] : cellsOf(line);
    return isDefinition(line, own) ? [] : own;
  });
  for (let from = 0; from < lines.length;) {
    const end = endOfDrawn(lines, from);
    if (end > from) {
      tables.push({ from, to: end, drawn: true });
      from = end;
      continue;
    }
    const to = endOf(lines, cells, from);
    const rows = cells.slice(from, to).filter((row) => row.length > 1).length;
    if (rows >= LEAST_ROWS) tables.push({ from, to, drawn: false });
    from = rows >= LEAST_ROWS ? to : from + 1;
  }
  return tables;
}

/** The head of an entry of a reference, with what it is at the right edge: `(gc-flip margin) [procedure]`. */
function isDefinition(line: Line, cells: readonly Cell[]): boolean {
  if (cells.length < 2 || cells.length > MOST_CELLS_OF_HEAD) return false;
  return WHAT_IT_IS.test(cells.at(-1)?.text.trim() ?? '') || isDefinitionHead(line.text);
}

/** The index after the last line of a drawn table; `from` itself if that line is in none. */
function endOfDrawn(lines: readonly BodyLine[], from: number): number {
  const first = lines[from];
  const table = first?.line.cell?.table;
  if (!first || table === undefined) return from;
  const end = lines.findIndex(
    ({ line, page }, at) => at > from && (page !== first.page || line.cell?.table !== table),
  );
  return end < 0 ? lines.length : end;
}

/** The index after the last line of the table that starts at `from`; `from` itself when no table starts there. */
function endOf(lines: readonly BodyLine[], cells: readonly Cell[][], from: number): number {
  const [first, second] = cells[from] ?? [];
  if (!first || !second) return from;
  let start = first.left;
  let next = second.left;
  let starts = (cells[from] ?? []).map(({ left }) => left);
  let to = from + 1;
  for (let at = to; at < lines.length; at++) {
    const above = lines[at - 1];
    const here = lines[at];
    if (!above || !here || here.line.cell || !isBelow(above, here, WIDEST_ROW_GAP)) break;
    const wide = cells[at] ?? [];
    // Where the widest cells of two columns are beside each other, the gap between them is narrow.
    const row = wide.length === 1 && here.line.cellGlyphs ? cellsInTable(here.line, starts) : wide;
    const [own, other] = row;
    if (own && other) {
      start = Math.min(start, own.left);
      next = Math.min(next, other.left);
      if (row.length >= starts.length) starts = row.map(({ left }) => left);
      to = at + 1;
      continue;
    }
    if (!isBelow(above, here, WIDEST_LINE_GAP)) break;
    // A line that starts inside the columns continues a cell. A line within the first column counts only before a row.
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
