import { isMark, isUnspaced, isVowelSign } from '../../book/scripts.js';
import type { FontProfile } from './font-profile.js';
import { NO_RUN } from './page-characters.js';
import type { PageCharacters } from './page-characters.js';
import type { Ink } from './segments.js';

// Widths of a gap that counts as a space: any width if the PDF has a space there; 0.08 em if the PDF library saw one;
// otherwise 0.17 em, or 0.45 of the advance between two monospaced characters.
const OVERLAP_AT_SPACE = -0.12;
const GAP_SEEN = 0.08;
const GAP_UNSEEN = 0.17;
const GAP_MONO = 0.45;
// A character takes the place of a space, in em, if it leaves less room to it and is drawn over more of it.
const UNDONE_SPACE = { room: 0.05, over: 0.15 } as const;
// In scripts without spaces, a gap of up to half a character square is justification.
const GAP_UNSPACED = 0.5;
/** Used as the advance if no box gives it, in em. */
export const DEFAULT_ADVANCE = 0.5;

/** Tells the gaps between words from those between letters. */
export class WordGaps {
  constructor(
    private readonly page: PageCharacters,
    private readonly ink: Ink,
    private readonly styles: readonly FontProfile[],
  ) {}

  /** Whether a character is drawn over the space before it: groff writes a space and moves back where it kerns. */
  isUndone(space: number, next: number, size: number): boolean {
    const { x, right } = this.page;
    const from = x[next] ?? 0;
    return (
      from - (x[space] ?? 0) < UNDONE_SPACE.room * size &&
      (right[space] ?? 0) - from > UNDONE_SPACE.over * size
    );
  }

  /** Whether there is a space between two characters that follow each other in reading order. */
  isSpace(previous: number, next: number, gap: number, spaced: boolean, size: number): boolean {
    const { shown, gapAfter } = this.ink;
    if (spaced && gap > OVERLAP_AT_SPACE * size) return true;
    if (isUnspaced(shown[previous] ?? 0) && isUnspaced(shown[next] ?? 0)) return gap > GAP_UNSPACED * size;
    if (isMark(shown[next] ?? 0) || isVowelSign(shown[next] ?? 0)) return false;
    const { runs } = this.page;
    if (gapAfter[previous] === 1 && gap > GAP_SEEN * size) return true;
    return gap > this.spaceFrom(runs[next] ?? NO_RUN, runs[previous] ?? NO_RUN, size);
  }

  /** The smallest gap that counts as a space where the PDF has none, in points. */
  private spaceFrom(run: number, runBefore: number, size: number): number {
    const style = this.styles[run];
    if (!style?.mono || !this.styles[runBefore]?.mono) return GAP_UNSEEN * size;
    return GAP_MONO * (style.advance || DEFAULT_ADVANCE) * (this.page.runSizes[run] ?? size);
  }
}
