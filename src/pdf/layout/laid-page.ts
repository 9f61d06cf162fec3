import type { Line } from '../../book/page.js';
import type { FontProfile } from './font-profile.js';
import type { PageCharacters } from './page-characters.js';
import type { Ink } from './segments.js';

/** A line before the whole book is known; its characters are still in the columns of the page. */
export interface LaidLine extends Omit<Line, 'glyphs' | 'furniture'> {
  /** Characters without spaces in reading order, for lines whose columns matter; else null. */
  readonly characters: Int32Array | null;
}

export interface LaidPage {
  readonly characters: PageCharacters;
  readonly ink: Ink;
  readonly styles: readonly FontProfile[];
  readonly lines: readonly LaidLine[];
}
