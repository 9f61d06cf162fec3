import type { RunStyle } from './book-model.js';
import { HandbookError } from './handbook-error.js';

/** The standard fonts that every PDF reader has; none is embedded. */
export type FontName =
  | 'Times-Roman'
  | 'Times-Bold'
  | 'Times-Italic'
  | 'Helvetica'
  | 'Helvetica-Bold'
  | 'Courier'
  | 'Courier-Bold';

export interface Font {
  readonly name: FontName;
  /** In points. */
  readonly size: number;
}

/** Width of a text in points. */
export type Measure = (text: string, font: Font) => number;

export interface TextLook {
  readonly fonts: Readonly<Record<RunStyle, Font>>;
  /** From baseline to baseline, in points. */
  readonly leading: number;
}

// Courier looks larger than Times of the same size: its lower-case letters are 6 % higher and much wider.
const COURIER_TO_TIMES = 0.88;

function times(size: number, leading: number): TextLook {
  return {
    fonts: {
      plain: { name: 'Times-Roman', size },
      bold: { name: 'Times-Bold', size },
      italic: { name: 'Times-Italic', size },
      code: { name: 'Courier', size: Math.round(size * COURIER_TO_TIMES * 10) / 10 },
    },
    leading,
  };
}

function helveticaBold(size: number, leading: number): TextLook {
  const font: Font = { name: 'Helvetica-Bold', size };
  return { fonts: { plain: font, bold: font, italic: font, code: font }, leading };
}

export const BODY = times(10.2, 12.4);
export const TABLE_CELL = times(9.2, 11);
export const TABLE_HEADER = helveticaBold(8.4, 11);
export const HEADINGS = {
  1: helveticaBold(22, 27),
  2: helveticaBold(13.5, 17),
  3: helveticaBold(11, 14),
} as const;

export const CODE: Font = { name: 'Courier', size: 8 };
export const CODE_LEADING = 9.6;

/** Every character of Courier is this wide, in em. */
export const COURIER_ADVANCE = 0.6;

/** Characters of WinAnsi beyond ASCII and Latin-1. */
const WIN_ANSI_EXTRAS =
  '\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d' +
  '\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178';

/** @throws {HandbookError} on a character that the standard fonts cannot show. */
export function requirePrintable(text: string): void {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const printable =
      (code >= 0x20 && code <= 0x7e) ||
      (code >= 0xa1 && code <= 0xff && code !== 0xad) ||
      WIN_ANSI_EXTRAS.includes(character);
    if (!printable) {
      const hex = code.toString(16).toUpperCase().padStart(4, '0');
      throw new HandbookError(`The fonts of the handbook have no U+${hex} "${character}" (in "${text}").`);
    }
  }
}
