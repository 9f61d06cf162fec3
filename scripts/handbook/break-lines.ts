import type { Run } from './book-model.js';
import { requirePrintable } from './fonts.js';
import type { Font, Measure, TextLook } from './fonts.js';
import { HandbookError } from './handbook-error.js';

/** A stretch of one line in one font; `x` counts from the start of the line. */
export interface Piece {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly font: Font;
}

/** The text between two spaces; its font may change inside. */
interface Word {
  readonly parts: readonly { readonly text: string; readonly font: Font }[];
  /** The font of the space before it; null for the first word. */
  readonly gap: Font | null;
}

/**
 * Breaks a paragraph into lines no wider than `width` points, at spaces only.
 *
 * @throws {HandbookError} when a single word is wider, or a character cannot be shown.
 */
export function breakLines(runs: readonly Run[], look: TextLook, width: number, measure: Measure): Piece[][] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let x = 0;
  for (const word of wordsOf(runs, look)) {
    const wordWidth = word.parts.reduce((sum, part) => sum + measure(part.text, part.font), 0);
    const gapWidth = word.gap && line.length > 0 ? measure(' ', word.gap) : 0;
    if (line.length > 0 && x + gapWidth + wordWidth > width) {
      lines.push(line);
      line = [];
      x = 0;
    }
    if (wordWidth > width) {
      const text = word.parts.map((part) => part.text).join('');
      throw new HandbookError(`"${text}" is wider than its ${Math.floor(width)} points.`);
    }
    if (word.gap && line.length > 0) x = append(line, x, ' ', word.gap, measure);
    for (const part of word.parts) x = append(line, x, part.text, part.font, measure);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Adds to the last piece where the font stays the same, so that a line is drawn in as few pieces as possible. */
function append(line: Piece[], x: number, text: string, font: Font, measure: Measure): number {
  const last = line.at(-1);
  if (last && last.font === font) {
    const joined = last.text + text;
    const width = measure(joined, font);
    line[line.length - 1] = { ...last, text: joined, width };
    return last.x + width;
  }
  const width = measure(text, font);
  line.push({ x, width, text, font });
  return x + width;
}

function wordsOf(runs: readonly Run[], look: TextLook): Word[] {
  const words: Word[] = [];
  let parts: { text: string; font: Font }[] = [];
  let gap: Font | null = null;
  const close = (nextGap: Font): void => {
    if (parts.length > 0) {
      words.push({ parts, gap });
      gap = nextGap;
    }
    parts = [];
  };
  for (const run of runs) {
    requirePrintable(run.text);
    const font = look.fonts[run.style];
    run.text.split(' ').forEach((text, index) => {
      if (index > 0) close(font);
      if (text) parts.push({ text, font });
    });
  }
  if (parts.length > 0) words.push({ parts, gap });
  return words;
}
