import type { Heading, Run } from './book-model.js';
import { breakLines } from './break-lines.js';
import type { Piece } from './break-lines.js';
import { HEADING_INK, INK } from './colours.js';
import { BODY, HEADINGS } from './fonts.js';
import type { Measure, TextLook } from './fonts.js';
import { CHAPTER_SINK } from './page-geometry.js';
import { kept, space, strip, withoutScraps } from './strip.js';
import type { Mark, Strip } from './strip.js';

/** A column that text is set in: its left edge and its width, in points. */
export interface Column {
  readonly left: number;
  readonly width: number;
}

// The distance of the baseline from the top of its line: letters need more space above it than below.
const BASELINE_SHARE = 0.76;

const HEADING_SPACE = {
  1: { above: CHAPTER_SINK, below: 16 },
  2: { above: 14, below: 4 },
  3: { above: 10, below: 2.5 },
} as const;

const NUMBER_GAP = '  ';

export function lineMarks(pieces: readonly Piece[], left: number, baseline: number, colour: string): Mark[] {
  return pieces.map((piece) => ({
    kind: 'text',
    x: left + piece.x,
    y: baseline,
    text: piece.text,
    font: piece.font,
    colour,
  }));
}

export function baselineOf(leading: number): number {
  return leading * BASELINE_SHARE;
}

/** One strip per line, in reading order; two lines stay together at either end. */
export function paragraphStrips(
  runs: readonly Run[],
  column: Column,
  measure: Measure,
  look: TextLook = BODY,
): Strip[] {
  const lines = breakLines(runs, look, column.width, measure);
  const strips = lines.map((line) =>
    strip(look.leading, lineMarks(line, column.left, baselineOf(look.leading), INK)),
  );
  return withoutScraps(strips, 2, 2);
}

export function headingStrips(heading: Heading, column: Column, measure: Measure): Strip[] {
  const look = HEADINGS[heading.level];
  const { above, below } = HEADING_SPACE[heading.level];
  const text = `${heading.number}${NUMBER_GAP}${heading.title}`;
  const lines = breakLines([{ text, style: 'plain' }], look, column.width, measure);
  const [first, ...rest] = lines.map((line) =>
    strip(look.leading, lineMarks(line, column.left, baselineOf(look.leading), HEADING_INK)),
  );
  const mark = { level: heading.level, title: `${heading.number} ${heading.title}` };
  // A chapter's heading is at the top of its page, but lower than the text of other pages.
  const over = heading.level === 1 ? strip(above, []) : space(above);
  return [over, ...kept([{ ...first!, heading: mark }, ...rest, space(below)])];
}
