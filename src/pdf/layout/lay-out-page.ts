import { mostFrequent, tally } from '../../book/frequency.js';
import type { FontProfile, FontProfiles } from './font-profile.js';
import { fontKey } from './font-profile.js';
import { isCommentOrQuote } from './comment-or-quote.js';
import { canBeOnGrid, columnsOn, findColumnGrids, SPREAD, SPREAD_GAP } from './column-grid.js';
import type { ColumnGrid, GridLine } from './column-grid.js';
import { orderWithGrids } from './grids/order-with-grids.js';
import { findGutter } from './gutter.js';
import type { LaidLine, LaidPage } from './laid-page.js';
import type { LineGroup } from './line-groups.js';
import { logicalOrder } from './logical-order.js';
import { HYPHEN, NO_RUN } from './page-characters.js';
import type { DrawnRules, PageCharacters } from './page-characters.js';
import { piecesOf } from './regions/piece.js';
import { runStyles } from './run-styles.js';
import { isFormulaLine } from './formulas/formula-line.js';
import { isDigit, isMark, isRightToLeft, isUnspaced } from '../../book/scripts.js';
import { closeUpLetters } from './spaced-letters.js';
import { DEFAULT_ADVANCE, WordGaps } from './word-gaps.js';
import { findInk, partsOfFormulas, roundedSize } from './segments.js';
import type { Ink, Segment } from './segments.js';
import { FULL_STOP, HYPHEN_MINUS, SPACE, TextBuilder } from './shown-character.js';
import { CELL_GAP, CELL_GAP_IN_TABLE, CODE_MONO_SHARE } from '../../book/page.js';
import type { Line } from '../../book/page.js';

// A full-width character is as wide as two others.
const WIDE_COLUMNS = 2;

// Lines keep their characters if the column grid of code may need them, or to find the gap before the page number in
// printed contents (or before a table cell).
const KEEP_MONO_SHARE = 0.5;

/** Turns the characters of a page into lines in reading order. */
export function layOutPage(
  characters: PageCharacters,
  measured: FontProfiles,
  rules: DrawnRules | null,
): LaidPage {
  const styles = runStyles(characters, measured);
  const ink = findInk(characters);
  const setter = new LineSetter(characters, ink, styles);
  const endsInNumber = ({ to }: Segment): boolean => isDigit(ink.shown[ink.order[to - 1] ?? 0] ?? SPACE);
  const gutter = findGutter(ink.segments, characters.width, endsInNumber);
  const lines = setter.setAll(
    orderWithGrids(characters, ink, piecesOf(characters, ink, styles), gutter, rules),
  );
  return { characters, ink, styles, lines };
}

/** Makes the lines of one page. */
class LineSetter {
  private readonly text = new TextBuilder();
  private readonly line: Int32Array;
  private readonly gaps: WordGaps;

  constructor(
    private readonly page: PageCharacters,
    private readonly ink: Ink,
    private readonly styles: readonly FontProfile[],
  ) {
    this.line = new Int32Array(page.count);
    this.gaps = new WordGaps(page, ink, styles);
  }

  setAll(groups: readonly LineGroup[]): LaidLine[] {
    const set = groups.map((group) => this.set(group));
    const lines = set.map(({ line }) => line);
    const candidates = set.map(({ candidate }) => candidate);
    if (this.ink.hasRightToLeft || !candidates.some((candidate) => candidate?.spread)) return lines;
    const grids = findColumnGrids(this.page, candidates);
    return lines.map((line, at) => {
      const [grid, candidate] = [grids[at], candidates[at]];
      return grid && candidate ? this.setOnGrid(line, candidate, grid) : line;
    });
  }

  /** A line of a listing with fixed columns, set as if its font had their width. */
  private setOnGrid(line: LaidLine, candidate: GridLine, grid: ColumnGrid): LaidLine {
    const { characters } = candidate;
    const columns = columnsOn(this.page, candidate, grid);
    characters.forEach((i, k) => {
      const column = columns[k] ?? 0;
      if (k > 0 && column > (columns[k - 1] ?? 0) + 1) this.text.append(SPACE);
      this.text.append(this.ink.shown[i] ?? SPACE);
      const left = (column + grid.phase - 0.5) * grid.advance;
      this.page.x[i] = left;
      this.page.left[i] = left;
      this.page.right[i] = left + grid.advance;
    });
    return {
      ...line,
      monoShare: 1,
      softHyphen: false,
      codeAtEnd: true,
      advance: grid.advance,
      characters,
      inTableOnly: false,
      text: this.text.take(),
      afterNumber: this.afterNumber(characters, characters.length),
    };
  }

  private set(group: LineGroup): { readonly line: LaidLine; readonly candidate: GridLine | null } {
    const { count, widestGap, spread, spaces } = this.setText(group);
    const words = this.text.take();
    const isSpread = spaces * 2 > count && !this.ink.hasRightToLeft;
    const text = isSpread ? closeUpLetters(words, this.page, this.line.subarray(0, count)) : words;
    const shares = this.measureRuns(count, text);
    const keep = shares.monoShare >= KEEP_MONO_SHARE || widestGap > CELL_GAP;
    const inTableOnly = !keep && widestGap > CELL_GAP_IN_TABLE;
    const line = {
      text,
      y: group.y,
      x0: group.left,
      x1: group.right,
      ...shares,
      softHyphen: this.endsInSoftHyphen(text, this.line[count - 1] ?? 0, shares.monoShare),
      afterNumber: this.afterNumber(this.line, count),
      codeAtStart: this.isMono(this.line[0] ?? 0),
      codeAtEnd: this.isMono(this.line[count - 1] ?? 0),
      aside: group.aside,
      ...(group.cell && { cell: group.cell }),
      characters: keep || inTableOnly ? this.line.slice(0, count) : null,
      inTableOnly,
    };
    const candidate =
      !group.cell &&
      canBeOnGrid(spread, count) &&
      !isFormulaLine(this.page, this.ink.shown, this.line.subarray(0, count))
        ? { ...group, characters: this.line.slice(0, count), spread }
        : null;
    return { line, candidate };
  }

  /** Collects the characters without spaces in `line` and the text with spaces made from the gaps. */
  private setText(group: LineGroup): {
    readonly count: number;
    readonly spaces: number;
    readonly widestGap: number;
    readonly spread: boolean;
  } {
    const { shown } = this.ink;
    const { runs, runSizes, left, right } = this.page;
    let count = 0;
    let spaces = 0;
    let spaced = false;
    let space = -1;
    let widestGap = 0;
    let inWords = 0;
    let spreadGaps = 0;
    let previous = -1;
    const { hasRightToLeft } = this.ink;
    const characters = this.inReadingOrder(group);
    for (let k = 0; k < characters.length; k++) {
      const i = characters[k] ?? 0;
      const code = shown[i] ?? SPACE;
      if (code === SPACE) {
        if (!spaced) space = i;
        spaced = true;
        continue;
      }
      if (previous >= 0) {
        const run = runs[i] ?? NO_RUN;
        const runBefore = runs[previous] ?? NO_RUN;
        const size = Math.max(runSizes[run] ?? 0, runSizes[runBefore] ?? 0);
        // Right-to-left text has its gaps on the left.
        const gap = Math.max(
          (left[i] ?? 0) - (right[previous] ?? 0),
          hasRightToLeft && (isRightToLeft(code) || isRightToLeft(shown[previous] ?? 0))
            ? (left[previous] ?? 0) - (right[i] ?? 0)
            : -Infinity,
        );
        spaced &&= hasRightToLeft || !this.gaps.isUndone(space, i, size);
        if (this.gaps.isSpace(previous, i, gap, spaced, size)) {
          this.text.append(SPACE);
          spaces++;
        }
        widestGap = Math.max(widestGap, gap / size);
        // The dots of leaders are spread in any text.
        if (!spaced && gap < SPREAD_GAP.most * size && code !== FULL_STOP) {
          inWords++;
          if (gap > SPREAD_GAP.least * size) spreadGaps++;
        }
      }
      this.text.append(code);
      this.line[count++] = i;
      spaced = false;
      // The gap to the next letter is measured from the letter under a mark.
      if (previous < 0 || !isMark(code)) previous = i;
    }
    const spread = spreadGaps >= SPREAD.least && spreadGaps >= SPREAD.share * inWords;
    return { count, spaces, widestGap, spread };
  }

  /** From left to right, or in reading order if the line has right-to-left text. */
  private inReadingOrder({ segments }: LineGroup): ArrayLike<number> {
    const { order, shown, hasRightToLeft } = this.ink;
    const [first, ...others] = segments;
    if (first && others.length === 0 && !hasRightToLeft) return order.subarray(first.from, first.to);
    const all = segments.flatMap(({ from, to }) => Array.from(order.subarray(from, to)));
    if (!hasRightToLeft || !all.some((i) => isRightToLeft(shown[i] ?? 0))) return all;
    const { left, right } = this.page;
    return logicalOrder(
      all.map((index) => ({
        index,
        code: shown[index] ?? 0,
        left: left[index] ?? 0,
        right: right[index] ?? 0,
      })),
    ).map(({ index }) => index);
  }

  /** The fonts and sizes of the characters in `line`, summed up. */
  private measureRuns(
    count: number,
    text: string,
  ): Pick<Line, 'size' | 'font' | 'monoShare' | 'boldShare' | 'italicShare' | 'advance'> {
    const { runs, runFonts, runSizes, fonts } = this.page;
    const isPart = partsOfFormulas(this.page, this.line[0] ?? 0);
    let mono = 0;
    let wide = 0;
    let bold = 0;
    let italic = 0;
    const ofFont = new Map<number, number>();
    const ofRun = new Map<number, number>();
    const ofSize = new Map<number, number>();
    for (let k = 0; k < count;) {
      const run = runs[this.line[k] ?? 0] ?? NO_RUN;
      const from = k;
      const small = isPart(this.line[k] ?? 0);
      while (k < count && runs[this.line[k] ?? 0] === run && isPart(this.line[k] ?? 0) === small) k++;
      const length = k - from;
      const style = this.styles[run];
      if (style?.mono) {
        // In scripts whose characters all have one width, a fixed-width font is a font like any other.
        const ofWide = this.countUnspaced(from, k);
        wide += ofWide;
        mono += length - ofWide;
        tally(ofRun, run, length);
      }
      if (style?.bold) bold += length;
      if (style?.italic) italic += length;
      if (!small) tally(ofSize, roundedSize(runSizes[run] ?? 0), length);
      tally(ofFont, runFonts[run] ?? NO_RUN, length);
    }
    const face = fonts[mostFrequent(ofFont)];
    return {
      size: mostFrequent(ofSize),
      font: face ? fontKey(face) : '',
      monoShare: wide * WIDE_COLUMNS > mono && !isCommentOrQuote(text) ? 0 : (mono + wide) / count,
      boldShare: bold / count,
      italicShare: italic / count,
      advance: ofRun.size > 0 ? this.advanceOf(mostFrequent(ofRun)) : 0,
    };
  }

  private countUnspaced(from: number, to: number): number {
    let unspaced = 0;
    for (let k = from; k < to; k++) if (isUnspaced(this.ink.shown[this.line[k] ?? 0] ?? 0)) unspaced++;
    return unspaced;
  }

  private advanceOf(run: number): number {
    const size = this.page.runSizes[run] ?? 0;
    const measured = this.styles[run]?.advance ?? 0;
    if (measured > 0) return measured * size;
    const first = this.page.runs.indexOf(run);
    const width = (this.page.right[first] ?? 0) - (this.page.left[first] ?? 0);
    return width > 0 ? width : DEFAULT_ADVANCE * size;
  }

  /** Left edge of the first character behind a number at the start of the line; 0 if it does not start with one. */
  private afterNumber(line: Int32Array, count: number): number {
    let digits = 0;
    while (digits < count && isDigit(this.ink.shown[line[digits] ?? 0] ?? SPACE)) digits++;
    return digits > 0 && digits < count ? (this.page.left[line[digits] ?? 0] ?? 0) : 0;
  }

  private isMono(character: number): boolean {
    return this.styles[this.page.runs[character] ?? NO_RUN]?.mono === true;
  }

  private endsInSoftHyphen(text: string, last: number, monoShare: number): boolean {
    if (this.ink.shown[last] !== HYPHEN_MINUS || monoShare >= CODE_MONO_SHARE) return false;
    // The PDF library recognises hyphens inside a broken word, but also reports those after digits, `_` and `-`.
    if (((this.page.flags[last] ?? 0) & HYPHEN) !== 0) return /\p{L}-$/u.test(text);
    return /\p{Ll}-$/u.test(text);
  }
}
