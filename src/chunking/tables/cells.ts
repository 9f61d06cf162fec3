import { spacesBefore } from '../../book/glyph-spaces.js';
import { CELL_GAP, CELL_GAP_IN_TABLE } from '../../book/page.js';
import type { Glyph, Line } from '../../book/page.js';

/** Text in a line with wide gaps on both sides of it. Edges in points. */
export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** In points. The starts of a column's cells differ by rounding and by the overhang of italics. */
const SAME_START = 2;

/**
 * Splits a line at its wide gaps.
 *
 * @returns At least one cell, from left to right. Lines without kept characters are a single cell, and so are lines of
 *          right-to-left text, because their characters do not run from left to right.
 */
export function cellsOf(line: Line): Cell[] {
  return partLine(line, line.glyphs, (gap) => gap > CELL_GAP * line.size);
}

/**
 * Splits a line of a table. Also splits at narrower gaps and, where a cell reaches into the next column, at the word
 * that begins there.
 *
 * @param starts Left edges of the columns, in points.
 */
export function cellsInTable(line: Line, starts: readonly number[]): Cell[] {
  const { glyphs, cellGlyphs = null } = line;
  let opened = line.x0;
  const cells = partLine(line, glyphs ?? cellGlyphs, (gap, left, spaced) => {
    const beginsColumn = starts.some((start) => isAt(start, left) && start - opened > SAME_START);
    const parts = gap > CELL_GAP_IN_TABLE * line.size || (spaced && beginsColumn);
    if (parts) opened = left;
    return parts;
  });
  // Narrow gaps are in justified text, too: each cell must begin where a column does.
  const isSure = glyphs !== null || cells.every(({ left }) => starts.some((start) => isAt(start, left)));
  return isSure ? cells : [wholeOf(line)];
}

function isAt(start: number, left: number): boolean {
  return Math.abs(start - left) <= SAME_START;
}

function wholeOf({ text, x0, x1 }: Line): Cell {
  return { text, left: x0, right: x1 };
}

function partLine(
  line: Line,
  glyphs: readonly Glyph[] | null,
  parts: (gap: number, left: number, spaced: boolean) => boolean,
): Cell[] {
  const whole = wholeOf(line);
  if (!glyphs || glyphs.length === 0) return [whole];
  const spaced = spacesBefore(line.text, glyphs);
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
