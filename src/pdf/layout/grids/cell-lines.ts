import type { TableCell } from '../../../book/page.js';
import { groupLines } from '../line-groups.js';
import type { LineGroup } from '../line-groups.js';
import type { PageCharacters } from '../page-characters.js';
import type { Piece } from '../regions/piece.js';
import { measureSegment } from '../segments.js';
import type { Ink, Segment } from '../segments.js';
import { SPACE } from '../shown-character.js';
import type { Grid } from './find-grids.js';

/** In points: text may reach a little over the lines around it. */
const OVERHANG = 2;
/** In font sizes: the middle of a letter is above its baseline. */
const MIDDLE = 0.3;
/** In font sizes: words are at least so far apart. */
const WORD_GAP = 0.12;
/** A row is at least this many font sizes high. The lines of a staff of music are closer. */
const LEAST_HEIGHT = 0.9;
/** A table has text in several columns in at least this share of its rows. */
const FILLED_ROWS = 0.5;
/** A cell with so many lines of code is a listing, and lines that are joined would be no program. */
const LISTING_LINES = 3;

/** Where more of the lines have gaps as wide as those between columns, in font sizes, only some of its columns are drawn. */
const INNER_GAP = 1.5;
const MOST_WITH_GAPS = 0.25;

/** The text of a table, and what else there is. */
export interface GridText {
  readonly lines: readonly LineGroup[];
  readonly above: readonly Piece[];
  readonly below: readonly Piece[];
}

/**
 * Makes the lines of each cell of a table, row by row. Null if it is none: its lines frame a drawing or listings, or there is
 * text beside it.
 *
 * @param table Number of the table on its page.
 */
export function textOfGrid(
  page: PageCharacters,
  ink: Ink,
  pieces: readonly Piece[],
  grid: Grid,
  table: number,
): GridText | null {
  const [top = 0, bottom = 0] = [grid.rows[0], grid.rows.at(-1)];
  const [left = 0, right = 0] = [grid.columns[0], grid.columns.at(-1)];
  const above: Piece[] = [];
  const below: Piece[] = [];
  const cells = new Map<number, Segment[]>();
  const mono = new Map<number, number>();
  const columns = grid.columns.length - 1;
  for (const piece of pieces) {
    const middle = piece.y + MIDDLE * piece.size;
    if (middle > top) above.push(piece);
    else if (middle < bottom) below.push(piece);
    else {
      if (piece.left < left - OVERHANG || piece.left > right) return null;
      const row = bandOf(grid.rows, (edge) => edge >= middle);
      if ((grid.rows[row] ?? 0) - (grid.rows[row + 1] ?? 0) < LEAST_HEIGHT * piece.size) return null;
      for (const part of partsOf(page, ink, piece, grid)) {
        const column = bandOf(grid.columns, (edge) => edge <= placeOf(part));
        const cell = row * columns + column;
        cells.set(cell, [...(cells.get(cell) ?? []), part]);
        if (piece.mono) mono.set(cell, (mono.get(cell) ?? 0) + 1);
      }
    }
  }
  if ([...mono.values()].some((count) => count > LISTING_LINES)) return null;
  if (!isFilled([...cells.keys()], columns)) return null;
  const lines: LineGroup[] = [...cells]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([cell, segments]) => {
      const place: TableCell = { table, row: Math.floor(cell / columns), column: cell % columns };
      return groupLines(segments).map((line) => ({ ...line, cell: place }));
    });
  const withGaps = lines.filter((line) => hasInnerGap(line)).length;
  return withGaps <= MOST_WITH_GAPS * lines.length ? { lines, above, below } : null;
}

function hasInnerGap({ segments, size }: LineGroup): boolean {
  return segments.some((segment, i) => {
    const before = segments[i - 1];
    return before !== undefined && segment.left - before.right > INNER_GAP * size;
  });
}

/** A cell begins behind the line before it; text over several columns stands in the middle of them, or is in the first. */
function placeOf({ left, size }: Segment): number {
  return left + MIDDLE * size;
}

/** Index of the last edge that fulfils a condition, so that there is one behind it. */
function bandOf(edges: readonly number[], isBefore: (edge: number) => boolean): number {
  return Math.min(Math.max(0, edges.findLastIndex(isBefore)), edges.length - 2);
}

function isFilled(cells: readonly number[], columns: number): boolean {
  const perRow = new Map<number, number>();
  for (const cell of cells) {
    const row = Math.floor(cell / columns);
    perRow.set(row, (perRow.get(row) ?? 0) + 1);
  }
  const filled = [...perRow.values()].filter((count) => count > 1).length;
  return filled >= 2 && filled >= FILLED_ROWS * perRow.size;
}

/** Cuts a piece at the words behind the lines between columns: some programs draw a row of a table at once. */
function partsOf(page: PageCharacters, ink: Ink, piece: Piece, { dividers }: Grid): Segment[] {
  const middle = piece.y + MIDDLE * piece.size;
  let edges = dividers
    .filter(({ at, from, to }) => from <= middle && to >= middle && at > piece.left && at < piece.right)
    .map(({ at }) => at - OVERHANG);
  if (edges.length === 0 || ink.hasRightToLeft) return [piece];
  const cuts: number[] = [piece.from];
  let previous = ink.order[piece.from] ?? 0;
  for (let k = piece.from + 1; k < piece.to; k++) {
    const i = ink.order[k] ?? 0;
    if (ink.shown[i] === SPACE) continue;
    const left = page.left[i] ?? 0;
    // Text that is too wide for its cell reaches into the next one, whose text is another run.
    const isWord =
      left - (page.right[previous] ?? 0) > WORD_GAP * piece.size || page.runs[i] !== page.runs[previous];
    if (isWord && edges.some((edge) => left >= edge)) {
      cuts.push(k);
      edges = edges.filter((edge) => left < edge);
    }
    previous = i;
  }
  return cuts.flatMap((from, at) => {
    const part = measureSegment(page, ink.order, ink.shown, from, cuts[at + 1] ?? piece.to);
    return part ? [part] : [];
  });
}
