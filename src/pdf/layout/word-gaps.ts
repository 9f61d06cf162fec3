import { isLetter, isMark, isUnspaced, isVowelSign } from '../../book/scripts.js';
import type { FontProfile } from './font-profile.js';
import { NO_RUN } from './page-characters.js';
import type { PageCharacters } from './page-characters.js';
import type { Ink } from './segments.js';

// Widths of a gap that counts as a space: any width if the PDF has a space there; 0.08 em if the PDF library saw one;
// otherwise 0.17 em, or 0.45 of the advance between two monospaced characters.
const OVERLAP_AT_SPACE = -0.12;
const GAP_SEEN = 0.08;
const GAP_UNSEEN = 0.17;
// Between letters of two fonts, which are not kerned: lines of narrow type have spaces as small as this.
const GAP_OF_FONTS = 0.12;
// The gap before the place of a letter that reaches out to the left of it, and by how much it does at least.
const OVERHANG = { gap: 0.2, least: 0.08 } as const;
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
    if (gap > this.spaceFrom(runs[next] ?? NO_RUN, runs[previous] ?? NO_RUN, size)) return true;
    if (this.isBehindGap(previous, next, size)) return true;
    return gap > GAP_OF_FONTS * size && this.areOfTwoFonts(previous, next);
  }

  /** Whether a letter that reaches out to the left, as an italic f, has its place behind a gap. */
  private isBehindGap(previous: number, next: number, size: number): boolean {
    const { x, left, right } = this.page;
    const place = x[next] ?? 0;
    const reachesOut =
      place - (left[next] ?? 0) > OVERHANG.least * size && isLetter(this.ink.shown[next] ?? 0);
    return reachesOut && place - (right[previous] ?? 0) > OVERHANG.gap * size;
  }

  /** Whether two letters of one size are in different fonts. */
  private areOfTwoFonts(previous: number, next: number): boolean {
    const { runs, runFonts, runSizes } = this.page;
    const [before, after] = [runs[previous] ?? NO_RUN, runs[next] ?? NO_RUN];
    if (runFonts[before] === runFonts[after] || runSizes[before] !== runSizes[after]) return false;
    const { shown } = this.ink;
    return isLetter(shown[previous] ?? 0) && isLetter(shown[next] ?? 0);
  }

  /** The smallest gap that counts as a space where the PDF has none, in points. */
  private spaceFrom(run: number, runBefore: number, size: number): number {
    const style = this.styles[run];
    if (!style?.mono || !this.styles[runBefore]?.mono) return GAP_UNSEEN * size;
    return GAP_MONO * (style.advance || DEFAULT_ADVANCE) * (this.page.runSizes[run] ?? size);
  }
}
