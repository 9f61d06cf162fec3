import type { Line, PageSize } from '../../book/page.js';
import type { FontProfile } from './font-profile.js';
import type { PageCharacters } from './page-characters.js';
import type { Ink } from './segments.js';

/** A line before the whole book is known; its characters are still in the columns of the page. */
export interface LaidLine extends Omit<Line, 'glyphs' | 'cellGlyphs' | 'furniture'> {
  /** Characters without spaces in reading order, for lines whose columns matter; else null. */
  readonly characters: Int32Array | null;
  /** Whether they matter only in a table whose columns are known from other lines. */
  readonly inTableOnly: boolean;
  /** The text that it was made of, if it is not that of its page. */
  readonly of?: DrawnText;
}

/** The characters that lines were made of. */
export interface DrawnText {
  readonly characters: PageCharacters;
  readonly ink: Ink;
  readonly styles: readonly FontProfile[];
}

export interface LaidPage extends DrawnText {
  readonly lines: readonly LaidLine[];
  /** As in `Page`. */
  readonly shown?: PageSize;
}
