import type { LineMark, ProseBlock } from '../blocks/block.js';
import { cleanLine } from '../blocks/prose-text.js';
import type { BodyLine } from '../lines/body-lines.js';
import { cellsInTable, type Cell } from './cells.js';
import { columnAt, columnsOf, type Column } from './columns.js';

/** Separates two cells of a row. An empty cell is shown by two separators side by side. */
const CELL_SEPARATOR = ' | ';

/** In font sizes: a word fits into the rest of a line when at least this much room remains beside it. */
const ROOM = 0.5;
const HYPHENATED = /\p{L}[-\u2010]$/u;

/** A row of a table and the lines of the page that it comes from. */
export interface TableRow {
  /** The text of each column; an empty string for an empty cell. */
  readonly cells: readonly string[];
  readonly lines: readonly BodyLine[];
}

/** A row that further lines may continue. */
interface Row extends TableRow {
  readonly cells: string[];
  /** Right edge of the last line of each cell, in points. */
  readonly ends: (number | null)[];
  /** Whether the author wrote the hyphen at the end of the cell. Known from the book's words, for a line's last cell. */
  readonly hyphened: boolean[];
  readonly lines: BodyLine[];
}

/**
 * Writes a table row by row, with ` | ` between the cells and spaces between the lines of one cell.
 *
 * @param lines Lines of one table on one page, from top to bottom.
 */
export function tableBlock(lines: readonly BodyLine[]): ProseBlock {
  const columns = columnsOf(lines.map(({ line }) => cellsInTable(line, [])));
  const rows: Row[] = [];
  for (const here of lines) {
    const placed = place(here, columns);
    const open = rows.at(-1);
    if (open && goesOn(open, placed, here.line.size, columns)) {
      append(open, placed);
      open.lines.push(here);
    } else rows.push(rowOf(here, placed, columns.length));
  }
  return writtenTable(rows, columns.length);
}

/**
 * The rows of a table as a block, one to a line; rows without text are left out.
 *
 * @param rows From top to bottom, each with its cells from left to right.
 */
export function writtenTable(rows: readonly TableRow[], columns: number): ProseBlock {
  const marks: LineMark[] = [];
  let text = '';
  for (const { cells, lines } of rows) {
    const row = writtenRow(cells);
    if (row === '') continue;
    if (text !== '') text += '\n';
    for (const line of lines) marks.push({ ...line, offset: text.length });
    text += row;
  }
  return { kind: 'table', text, marks, size: rows[0]?.lines[0]?.line.size ?? 0, columns };
}

/** Splits a row that `tableBlock` wrote into its cells. A cell that contains the separator itself becomes two. */
export function cellsOfRow(row: string): string[] {
  return row.split(/(?<=^| )\|(?= |$)/).map((cell) => cell.trim());
}

interface PlacedCell extends Cell {
  readonly column: number;
  readonly hyphened: boolean;
}

function place({ line }: BodyLine, columns: readonly Column[]): PlacedCell[] {
  const cells = cellsInTable(
    line,
    columns.map(({ left }) => left),
  );
  return cells.map((cell, i) => ({
    ...cell,
    text: cleanLine(cell.text),
    column: columns.length > 0 ? columnAt(cell, columns) : i,
    hyphened: i === cells.length - 1 && HYPHENATED.test(line.text) && !line.softHyphen,
  }));
}

/** A line without a cell in the first column continues the cells above it if those had no room for its words. */
function goesOn(open: Row, placed: readonly PlacedCell[], size: number, columns: readonly Column[]): boolean {
  const [first] = columns;
  if (!first || placed.some(({ column, left }) => column === 0 || left < first.right)) return false;
  return placed.every(({ column, left, right, text }) => {
    const end = open.ends[column] ?? null;
    if (end === null || HYPHENATED.test(open.cells[column] ?? '')) return true;
    const [word = ''] = text.split(' ', 1);
    const width = ((right - left) * word.length) / Math.max(1, text.length);
    return end + width + ROOM * size >= (columns[column]?.right ?? 0);
  });
}

function append(row: Row, placed: readonly PlacedCell[]): void {
  for (const [i, { column, text, right, hyphened }] of placed.entries()) {
    const above = row.cells[column] ?? '';
    const isBroken = HYPHENATED.test(above) && /^\p{Ll}/u.test(text);
    // The PDF reader judged the hyphen by the first cell of the next line, so its answer holds for that cell only.
    const kept = i === 0 && row.hyphened[column] === true;
    const word = kept ? above + text : above.slice(0, -1) + text;
    row.cells[column] = isBroken ? word : `${above} ${text}`.trim();
    row.ends[column] = right;
    row.hyphened[column] = hyphened;
  }
}

function rowOf(line: BodyLine, placed: readonly PlacedCell[], columns: number): Row {
  const length = Math.max(columns, placed.length);
  const row: Row = {
    cells: Array.from({ length }, () => ''),
    ends: Array.from({ length }, () => null),
    hyphened: Array.from({ length }, () => false),
    lines: [line],
  };
  append(row, placed);
  return row;
}

/** The cells of a row with separators between them; empty cells at its end are left out. */
function writtenRow(cells: readonly string[]): string {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells
    .slice(0, last + 1)
    .join(CELL_SEPARATOR)
    .replace(/ {2,}/g, ' ')
    .trim();
}
