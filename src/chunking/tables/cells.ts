import { spacesBefore } from '../../book/glyph-spaces.js';
import type { Line } from '../../book/page.js';

/** Text of a line that stands apart from the rest of it. Edges in points. */
export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Wider gaps than this many font sizes part two cells; the reader keeps characters of lines with such gaps. */
const CELL_GAP = 1.5;
/** Where other lines have shown that this is a table: three times a space, less than the padding of two cells. */
const CELL_GAP_IN_TABLE = 0.9;
/** Cells of one column start at one place, give or take rounding and the overhang of italics, in points. */
const SAME_START = 2;

/**
 * Parts a line at its wide gaps.
 *
 * @returns At least one cell, from left to right. Lines without kept characters, and lines of right-to-left text,
 *          whose characters do not come from left to right, are one cell.
 */
export function cellsOf(line: Line): Cell[] {
  return partLine(line, (gap) => gap > CELL_GAP * line.size);
}

/**
 * Parts a line of a table: also at narrower gaps, and where a cell reaches into the next column at the word that
 * begins there.
 *
 * @param starts Left edges of the columns, in points.
 */
export function cellsInTable(line: Line, starts: readonly number[]): Cell[] {
  let opened = line.x0;
  return partLine(line, (gap, left, spaced) => {
    const beginsColumn = starts.some(
      (start) => Math.abs(start - left) <= SAME_START && start - opened > SAME_START,
    );
    const parts = gap > CELL_GAP_IN_TABLE * line.size || (spaced && beginsColumn);
    if (parts) opened = left;
    return parts;
  });
}

function partLine(line: Line, parts: (gap: number, left: number, spaced: boolean) => boolean): Cell[] {
  const { glyphs } = line;
  const whole: Cell = { text: line.text, left: line.x0, right: line.x1 };
  if (!glyphs || glyphs.length === 0) return [whole];
  const spaced = spacesBefore(line);
  const cells: Cell[] = [];
  let { left, right } = whole;
  let text = '';
  for (const [i, glyph] of glyphs.entries()) {
    if (i > 0 && glyph.left < left) return [whole];
    if (i === 0) ({ left } = glyph);
    else if (parts(glyph.left - right, glyph.left, spaced[i] === true)) {
      cells.push({ text, left, right });
      ({ left } = glyph);
      text = '';
    } else if (spaced[i]) text += ' ';
    text += glyph.text;
    right = i > 0 && text !== glyph.text ? Math.max(right, glyph.right) : glyph.right;
  }
  return [...cells, { text, left, right }];
}
