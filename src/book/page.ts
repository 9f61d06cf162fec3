import type { Box } from './box.js';

/** A character of a line and its position on the page; kept only where the column grid of code needs it. */
export interface Glyph {
  readonly text: string;
  /** Origin on the baseline, in points from the left edge. */
  readonly x: number;
  /** Left and right edge of the advance box, in points. */
  readonly left: number;
  readonly right: number;
  readonly mono: boolean;
}

/** The place of a line in a table that is drawn with lines between its cells; all numbers from 0. */
export interface TableCell {
  /** Number of the table on its page. */
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** One line of text as shown on the page. Coordinates are PDF points, y upwards from the bottom edge. */
export interface Line {
  /** Text with spaces derived from the gaps and expanded ligatures; a hyphen inserted by the typesetter is kept as `-`. */
  readonly text: string;
  /** Baseline. */
  readonly y: number;
  readonly x0: number;
  readonly x1: number;
  /** Dominant font size, in points. */
  readonly size: number;
  /** Dominant font, without its subset prefix. */
  readonly font: string;
  /** Shares of the non-space characters, 0 to 1. */
  readonly monoShare: number;
  readonly boldShare: number;
  readonly italicShare: number;
  /** The line ends in a hyphen that the typesetter inserted: joining it to the next line drops the hyphen. */
  readonly softHyphen: boolean;
  /** Whether the first and the last character are monospaced; absent if it does not matter. */
  readonly codeAtStart?: boolean;
  readonly codeAtEnd?: boolean;
  /**
   * Left edge of what follows a number at the start of the line, in points; 0 if the line does not start with a number, or
   * has nothing else. Absent if it does not matter.
   */
  readonly afterNumber?: number;
  /** Running head, page number or other repeated text outside the book's own text. */
  readonly furniture: boolean;
  /** A note beside or below the text, after the line at which it begins: the text goes on behind it. */
  readonly aside?: boolean;
  /** Present for lines of tables whose cells are drawn: such a line is part of one cell. */
  readonly cell?: TableCell;
  /** Characters in reading order, for lines with `monoShare` of at least 0.5 and for lines with wide gaps; else null. */
  readonly glyphs: readonly Glyph[] | null;
  /** The same for lines whose gaps are no wider than those between two narrow columns of a table; absent or null for others. */
  readonly cellGlyphs?: readonly Glyph[] | null;
  /** Median advance of the monospaced characters, in points; 0 without any. */
  readonly advance: number;
  /** Where it is on the page as shown, if its text is not upright there; the other coordinates are those of upright text. */
  readonly shown?: Box;
}

/** A rectangle on a page that links to a place in the book. */
export interface PageLink {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Physical page, from 1. */
  readonly targetPage: number;
  /** Height on that page, in points from the bottom; null if the link names only the page. */
  readonly targetY: number | null;
}

/** A copy with other values. Lines that were read have their glyphs from accessors, which a spread does not copy. */
export function changedLine(line: Line, changes: Partial<Line>): Line {
  const { glyphs, cellGlyphs } = line;
  return { ...line, glyphs, ...(cellGlyphs && { cellGlyphs }), ...changes };
}

/** In points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export interface Page {
  /** Physical page, from 1. */
  readonly number: number;
  /** Printed label (`iv`, `12`, `A-3`), or null if the PDF has none. */
  readonly label: string | null;
  /** Size of the page, turned so that most of its text is upright, in points. */
  readonly width: number;
  readonly height: number;
  /** Size of the page as shown, if it is not shown like this. */
  readonly shown?: PageSize;
  /** Lines in reading order: top to bottom, column by column. */
  readonly lines: readonly Line[];
  /** Links to places in the book; only pages at the front, where the contents are, have any. */
  readonly links?: readonly PageLink[];
  /** Whether it has text that no viewer shows, which is in none of the lines: outside of the page or on a layer that is off. */
  readonly hidden?: boolean;
  /** Share of the page under its largest picture, 0 to 1; only for pages with hardly any text. */
  readonly imageShare?: number;
}

/** A line with at least this share of monospaced characters is set as code. */
export const CODE_MONO_SHARE = 0.75;
/** In font sizes: a gap of more than this separates two cells of a table, and is kept with the characters of its line. */
export const CELL_GAP = 1.5;
/** The same in a table whose columns are known: three times a space, but less than the padding between two cells. */
export const CELL_GAP_IN_TABLE = 0.9;

/** A page with hardly any text is a picture of text if its `imageShare` is at least this. */
export const MIN_IMAGE_SHARE = 0.6;

export interface OutlineEntry {
  readonly title: string;
  /** 0 for the top level. */
  readonly level: number;
  /** Physical page, from 1; null when the destination cannot be resolved. */
  readonly page: number | null;
  /** Height of the destination on that page, in points from the bottom; null if the PDF names only the page. */
  readonly y: number | null;
}

/** A page that could not be read, and the reason. */
export interface PageFailure {
  readonly page: number;
  readonly reason: string;
}

/** A page that was read but has unreliable text, and the reason. */
export interface PageWarning {
  readonly page: number;
  readonly reason: string;
}

export interface Book {
  /** The title in the document information, or null. */
  readonly title: string | null;
  readonly pageCount: number;
  /** Pages that were read, in order; pages in the file = `pages` + `failures`. */
  readonly pages: readonly Page[];
  readonly failures: readonly PageFailure[];
  readonly outline: readonly OutlineEntry[];
}

/** A book as read from its PDF. */
export interface ReadBook extends Book {
  /** Warnings about pages in `pages`, in the same order. */
  readonly warnings: readonly PageWarning[];
}
