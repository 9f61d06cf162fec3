import type { Glyph, Line } from './page.js';
import { spacesBefore } from './glyph-spaces.js';
import { median } from './frequency.js';
import { isUnspaced } from './scripts.js';

/** The position and spacing of a block of code on its page, in points. */
export interface CodeGrid {
  /** Left edge of column 0. */
  readonly left: number;
  /** Width of a column. */
  readonly advance: number;
  /** Distance between two baselines without a blank line. */
  readonly pitch: number;
}

// Next to a proportional character, a gap of at least a quarter column is a space: boxes of italics touch or overlap.
const SPACE_GAP = 0.25;
// Two adjacent monospaced characters are as far apart as the first is wide: a column, or two for one of Chinese or
// Japanese; with a space between them, a column more.
const SPACE_SHARE = 0.5;
// Wider than any line of code: text beside a listing must not make a line huge.
const MAX_SPACES = 200;
// Usual advance of monospaced fonts in em, for lines without a monospaced character; and the pitch of a single line, in
// font sizes.
const USUAL_ADVANCE = 0.6;
const USUAL_PITCH = 1.2;
const MAX_BLANK_LINES = 3;

/** Left edge of the first character, in points. */
export function leftEdge(line: Line): number {
  return line.glyphs?.[0]?.x ?? line.x0;
}

/** The grid of consecutive lines of code, from top to bottom on one page. */
export function gridOf(lines: readonly Line[]): CodeGrid {
  const size = lines[0]?.size ?? 0;
  const advance = median(lines.map((line) => line.advance).filter((width) => width > 0));
  const gaps = lines.slice(1).map((line, index) => (lines[index]?.y ?? line.y) - line.y);
  return {
    left: lines.length > 0 ? Math.min(...lines.map(leftEdge)) : 0,
    advance: advance || size * USUAL_ADVANCE,
    pitch: gaps.length > 0 ? Math.max(size, Math.min(...gaps)) : size * USUAL_PITCH,
  };
}

/**
 * Rebuilds a line of code from the positions of its characters, because PDFs do not store runs of spaces.
 *
 * @param left    Column 0, in points from the left edge of the page.
 * @param advance Width of a column, in points.
 */
export function gridText(line: Line, left: number, advance: number): string {
  const { glyphs } = line;
  if (!glyphs) return ' '.repeat(spaces(Math.round((line.x0 - left) / advance))) + line.text;
  const spaced = spacesBefore(line.text, glyphs);
  let text = '';
  let columns = 0;
  let previous: Glyph | null = null;
  glyphs.forEach((glyph, i) => {
    const gap = spaces(columnOf(glyph, previous, columns, left, advance, spaced[i] === true) - columns);
    text += ' '.repeat(gap) + glyph.text;
    // A ligature occupies one column and gives two letters; the next gap returns to the grid.
    columns += gap + Math.max(Array.from(glyph.text).length, columnsOf(glyph, advance));
    previous = glyph;
  });
  return text;
}

/** The column at which a character starts; `length` if it follows directly. */
function columnOf(
  glyph: Glyph,
  previous: Glyph | null,
  length: number,
  left: number,
  advance: number,
  hasSpace: boolean,
): number {
  const onGrid = Math.round((glyph.x - left) / advance);
  if (!previous) return onGrid;
  const gap = glyph.left - previous.right;
  const spaced =
    hasSpace ||
    (glyph.mono && previous.mono
      ? glyph.x - previous.x > Math.max(advance, widthOf(previous)) + SPACE_SHARE * advance
      : gap > SPACE_GAP * advance);
  // Touching characters stay together: table columns do not share one grid.
  if (!spaced) return length;
  if (!glyph.mono) return length + Math.max(1, Math.round(gap / advance));
  // After a character of another width the text is ahead of the grid, but a visible space must remain one.
  return Math.max(onGrid, length + 1);
}

/** A full-width character of a monospaced font occupies two columns. */
function columnsOf(glyph: Glyph, advance: number): number {
  return glyph.mono && isUnspaced(glyph.text.codePointAt(0) ?? 0) ? Math.round(widthOf(glyph) / advance) : 1;
}

function widthOf({ left, right }: Glyph): number {
  return right - left;
}

function spaces(columns: number): number {
  return Math.min(MAX_SPACES, Math.max(0, columns));
}

/** Number of blank lines between two lines of one block; a break in the page layout counts as at most three. */
export function blankLinesBetween(above: Line, below: Line, pitch: number): number {
  return Math.min(MAX_BLANK_LINES, Math.max(0, Math.round((above.y - below.y) / pitch) - 1));
}
