import type { Box } from '../../book/box.js';

/** A font as the PDF names it. */
export interface FontFace {
  /** Base name without its subset prefix; empty for a font without a name. */
  readonly name: string;
  /** Descriptor flags of PDF 32000-1, table 123. */
  readonly flags: number;
  /** Tells fonts without a name apart by what they declare and draw; absent for fonts with a name. */
  readonly shape?: FontShape;
  /** Width that the font declares for narrow and wide letters alike, in em; absent if these differ or are unknown. */
  readonly fixedWidth?: number;
}

export interface FontShape {
  /** In thousandths of an em. */
  readonly ascent: number;
  readonly descent: number;
  /** Whether its letters have one width; `?` if a page has too few of them. */
  readonly pitch: 'fixed' | 'varied' | '?';
}

/** Value of `runs` for a character that no text object draws. */
export const NO_RUN = -1;

/** Bits of `flags`. */
export const GENERATED = 1;
export const HYPHEN = 2;
export const JOINED = 4;

/**
 * The characters of one page as columns of numbers: a page holds thousands, and an object for each would cost more than
 * reading them.
 *
 * Coordinates are points from the lower left corner of the page as it is read: as shown, or turned so that most of its text
 * is upright. Every column has `count` values.
 */
export interface PageCharacters {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Unicode code points as the PDF gives them; control characters included. */
  readonly codes: Uint32Array;
  /** Origin on the baseline. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Left and right edge of the advance box. */
  readonly left: Float32Array;
  readonly right: Float32Array;
  /**
   * `GENERATED`: a space or line break that the PDF library inferred, or the position of the second half of a character
   * that PDFium returns in two halves. `HYPHEN`: inserted at a line end by the typesetter. `JOINED`: read
   * behind the character before it, wherever it is drawn.
   */
  readonly flags: Uint8Array;
  /** Index into the columns of text runs, or `NO_RUN`. */
  readonly runs: Int32Array;
  /**
   * Text runs: font (index into `fonts`), size in points, direction on the page as it is read (counter-clockwise in radians,
   * at most half a turn), and whether the text is upright there.
   */
  readonly runFonts: readonly number[];
  readonly runSizes: readonly number[];
  readonly runAngles: readonly number[];
  readonly runUpright: readonly boolean[];
  /** Fonts of the whole book so far; it grows from page to page. */
  readonly fonts: readonly FontFace[];
  /** Share of the page under its largest image, 0 to 1; measured only on pages with hardly any text, else 0. */
  readonly imageShare: number;
  /**
   * Share of the drawn characters without a Unicode mapping in their font, 0 to 1; estimated from a sample on full
   * pages.
   */
  readonly unmappedShare: number;
}

/** Straight lines of a page, at least one and a half points long. */
export interface DrawnRules {
  readonly horizontal: Box[];
  readonly vertical: Box[];
}

// A PDF may hold many copies of one font, each with its own prefix; Ghostscript adds a second prefix.
const SUBSET_PREFIXES = /^(?:[A-Z]{6}\+)?(?:[0-9a-f]{6}\+)?/;

export function withoutSubsetPrefix(fontName: string): string {
  return fontName.replace(SUBSET_PREFIXES, '');
}
