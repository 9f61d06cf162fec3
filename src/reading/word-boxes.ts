import type { Box } from '../book/box.js';
import type { Highlight } from '../lexical/highlights.js';

/** Letters of most fonts by their width, in shares of an average letter. */
const NARROW = /[iljtfrI1.,:;'’"!|()[\]`\s-]/u;
const WIDE = /[mwMW@%—…]/u;
const NARROW_WIDTH = 0.55;
const WIDE_WIDTH = 1.5;
const CAPITAL = /\p{Lu}/u;
const CAPITAL_WIDTH = 1.25;
/** Above this share of monospaced characters all letters are equally wide. */
const MONOSPACED = 0.9;

/** A line of text with its box; see `PageLineView`. */
export interface MarkedLine extends Box {
  readonly text: string;
  readonly monoShare: number;
}

export interface WordBox extends Box {
  readonly text: string;
}

/**
 * The boxes of words within a line. Pages keep the place of a line, not of its letters, so the widths of letters are
 * estimated: a box is wrong by about the width of a letter.
 */
export function wordBoxes(line: MarkedLine, words: readonly Highlight[]): WordBox[] {
  const letters = Array.from(line.text);
  const widths = letters.map((letter) => (line.monoShare >= MONOSPACED ? 1 : widthOf(letter)));
  const ends: number[] = [];
  for (const width of widths) ends.push((ends.at(-1) ?? 0) + width);
  const unit = (line.x1 - line.x0) / (ends.at(-1) ?? 1);
  const at = (letter: number) => tenths(line.x0 + unit * (letter === 0 ? 0 : ends[letter - 1]!));
  return words.map(({ first, last }) => ({
    text: letters.slice(first, last + 1).join(''),
    x0: at(first),
    y0: line.y0,
    x1: at(last + 1),
    y1: line.y1,
  }));
}

function widthOf(letter: string): number {
  if (NARROW.test(letter)) return NARROW_WIDTH;
  if (WIDE.test(letter)) return WIDE_WIDTH;
  return CAPITAL.test(letter) ? CAPITAL_WIDTH : 1;
}

function tenths(points: number): number {
  return Math.round(points * 10) / 10;
}
