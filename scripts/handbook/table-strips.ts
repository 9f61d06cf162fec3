import type { Cell, Table } from './book-model.js';
import { breakLines } from './break-lines.js';
import { HAIRLINE, HEADING_INK, INK, TABLE_HEAD_GROUND } from './colours.js';
import { TABLE_CELL, TABLE_HEADER } from './fonts.js';
import type { Measure, TextLook } from './fonts.js';
import { HandbookError } from './handbook-error.js';
import { kept, onBackdrop, strip } from './strip.js';
import type { Mark, Strip } from './strip.js';
import { baselineOf, lineMarks } from './text-strips.js';
import type { Column } from './text-strips.js';

const CELL_GAP = 12;
const ROW_PADDING = 2.2;
const EDGE = 5;

/**
 * A header and one strip per row. Cells are aligned in columns and share the baselines of their row. The header is
 * repeated on every page that the table continues on.
 *
 * @throws {HandbookError} when the longest words of all columns together are wider than the page.
 */
export function tableStrips(table: Table, column: Column, measure: Measure): Strip[] {
  const columns = placeColumns(table, column, measure);
  const ground = { x: column.left, width: column.width, colour: TABLE_HEAD_GROUND };
  const head = onBackdrop([rowStrip(table.header, columns, TABLE_HEADER, HEADING_INK, measure)], ground)[0]!;
  const rows = table.rows.map((row) => {
    const cells = rowStrip(row, columns, TABLE_CELL, INK, measure);
    const line: Mark = {
      kind: 'rule',
      x: column.left,
      y: cells.height,
      width: column.width,
      colour: HAIRLINE,
    };
    return { ...cells, marks: [...cells.marks, line], repeat: head };
  });
  return [head, ...kept(rows.slice(0, 1)), ...rows.slice(1)];
}

function rowStrip(
  cells: readonly Cell[],
  columns: readonly Column[],
  look: TextLook,
  colour: string,
  measure: Measure,
): Strip {
  const set = cells.map((cell, index) => breakLines(cell, look, columns[index]!.width, measure));
  const lines = Math.max(...set.map((cell) => cell.length));
  const marks = set.flatMap((cell, index) =>
    cell.flatMap((line, row) =>
      lineMarks(
        line,
        columns[index]!.left,
        ROW_PADDING + row * look.leading + baselineOf(look.leading),
        colour,
      ),
    ),
  );
  return strip(lines * look.leading + 2 * ROW_PADDING, marks);
}

/**
 * Gives each column the width of its longest word. The rest is distributed by how much more each column needs to avoid
 * wrapping, so that columns of short words do not become too wide.
 */
function placeColumns(table: Table, area: Column, measure: Measure): Column[] {
  const rows = [
    { cells: table.header, look: TABLE_HEADER },
    ...table.rows.map((cells) => ({ cells, look: TABLE_CELL })),
  ];
  const wants = table.header.map((_, index) => {
    const cells = rows.map((row) => cellWidths(row.cells[index] ?? [], row.look, measure));
    return {
      least: Math.max(...cells.map((cell) => cell.word)),
      whole: Math.max(...cells.map((cell) => cell.whole)),
    };
  });
  const room = area.width - 2 * EDGE - CELL_GAP * (wants.length - 1);
  const least = wants.reduce((sum, want) => sum + want.least, 0);
  if (least > room) {
    throw new HandbookError(`A table needs ${Math.ceil(least)} points and has ${Math.floor(room)}.`);
  }
  const wish = wants.reduce((sum, want) => sum + want.whole - want.least, 0);
  const share = wish === 0 ? 0 : Math.min(1, (room - least) / wish);
  let left = area.left + EDGE;
  return wants.map((want) => {
    const width = want.least + (want.whole - want.least) * share;
    const placed = { left, width };
    left += width + CELL_GAP;
    return placed;
  });
}

/** Widths as `breakLines` measures them, slightly enlarged so that rounding cannot wrap what fits. */
const ROUNDING = 0.01;

function cellWidths(cell: Cell, look: TextLook, measure: Measure): { word: number; whole: number } {
  const last = breakLines(cell, look, Infinity, measure)[0]?.at(-1);
  return { word: longestWord(cell, look, measure), whole: (last ? last.x + last.width : 0) + ROUNDING };
}

/** The font of a word may change inside (`--json`,): its parts are measured together. */
function longestWord(cell: Cell, look: TextLook, measure: Measure): number {
  let longest = 0;
  let open = 0;
  for (const run of cell) {
    run.text.split(' ').forEach((text, index) => {
      open = (index > 0 ? 0 : open) + measure(text, look.fonts[run.style]);
      longest = Math.max(longest, open);
    });
  }
  return longest + ROUNDING;
}
