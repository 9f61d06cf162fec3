import { fontKey, profileOf } from './font-profile.js';
import type { FontProfile, MeasuredAdvance } from './font-profile.js';
import { NARROW, WIDE } from './letter-widths.js';
import { GENERATED, NO_RUN } from './page-characters.js';
import type { FontFace, PageCharacters } from './page-characters.js';

const FIRST_PRINTABLE = 0x21;
const LAST_PRINTABLE = 0x7e;

// Two origins are neighbours on one baseline if the step between them is one that a character can have.
const SAME_BASELINE_EM = 0.01;
const MIN_ADVANCE_EM = 0.05;
const MAX_ADVANCE_EM = 2.2;
// Steps are counted in classes of 1/250 em: finer than any kerning, coarser than rounding in the PDF.
const CLASSES_AN_EM = 250;
const MAX_CLASS = Math.ceil(MAX_ADVANCE_EM * CLASSES_AN_EM) + 1;

// 2.5 % and 3 %: more than the widest spread among 75 monospaced fonts, less than the narrowest proportional one.
const NEAR_MEDIAN = 0.025;
const NARROW_TO_WIDE = 0.03;
const SHARE_NEAR_MEDIAN = 0.9;
const MIN_OF_EACH_WIDTH = 2;
// Without narrow and wide characters we can only say that a font is not monospaced: among 6 characters of a
// proportional font, most differ by more than 2 %.
const MIN_TO_RULE_OUT = 6;
const NEAR_TO_RULE_OUT = 0.02;
const SHARE_TO_RULE_OUT = 0.6;
// Kerning and italics change the steps of a few characters.
const OUTERMOST = 0.1;

/** Steps seen after each character of one font. */
class FontEvidence {
  /** Number of steps by character and class: `code * MAX_CLASS + class`. */
  private readonly steps = new Map<number, number>();
  /** Number of steps and their sum in em, by class. */
  private readonly classCounts = new Float64Array(MAX_CLASS);
  private readonly classSums = new Float64Array(MAX_CLASS);

  constructor(public face: FontFace) {}

  /** How many characters were measured. */
  get characters(): number {
    return this.classCounts.reduce((sum, count) => sum + count, 0);
  }

  add(code: number, step: number): void {
    const stepClass = Math.round(step * CLASSES_AN_EM);
    const key = code * MAX_CLASS + stepClass;
    this.steps.set(key, (this.steps.get(key) ?? 0) + 1);
    this.classCounts[stepClass] = (this.classCounts[stepClass] ?? 0) + 1;
    this.classSums[stepClass] = (this.classSums[stepClass] ?? 0) + step;
  }

  measure(): MeasuredAdvance {
    const usual = this.usualSteps();
    const all = [...usual.values()].sort((a, b) => a - b);
    if (all.length === 0) return { mono: null, advance: 0, least: 0, most: 0 };
    const median = all[all.length >> 1] ?? 0;
    const outermost = Math.floor(all.length * OUTERMOST);
    const [least = 0, most = 0] = [all[outermost], all.at(-1 - outermost)];
    const narrow = valuesOf(usual, NARROW);
    const wide = valuesOf(usual, WIDE);
    if (narrow.length >= MIN_OF_EACH_WIDTH && wide.length >= MIN_OF_EACH_WIDTH) {
      const mono =
        shareNear(all, median, NEAR_MEDIAN) >= SHARE_NEAR_MEDIAN &&
        Math.abs(mean(narrow) - mean(wide)) <= NARROW_TO_WIDE * median;
      return { mono, advance: mono ? this.meanNear(median) : median, least, most };
    }
    const ruledOut =
      all.length >= MIN_TO_RULE_OUT && shareNear(all, median, NEAR_TO_RULE_OUT) < SHARE_TO_RULE_OUT;
    return { mono: ruledOut ? false : null, advance: median, least, most };
  }

  /** The most frequent step of each character, in em; other steps come from kerning and justified spaces. */
  private usualSteps(): Map<number, number> {
    const usual = new Map<number, { step: number; count: number }>();
    for (const [key, count] of this.steps) {
      const code = Math.floor(key / MAX_CLASS);
      const best = usual.get(code);
      if (!best || count > best.count) usual.set(code, { step: (key % MAX_CLASS) / CLASSES_AN_EM, count });
    }
    return new Map(Array.from(usual, ([code, { step }]) => [code, step]));
  }

  /** The exact mean of the steps near `advance`: at column 130, half a class would be half a column off. */
  private meanNear(advance: number): number {
    let count = 0;
    let sum = 0;
    const from = Math.floor(advance * (1 - NEAR_MEDIAN) * CLASSES_AN_EM);
    const to = Math.ceil(advance * (1 + NEAR_MEDIAN) * CLASSES_AN_EM);
    for (let stepClass = from; stepClass <= to; stepClass++) {
      count += this.classCounts[stepClass] ?? 0;
      sum += this.classSums[stepClass] ?? 0;
    }
    return count > 0 ? sum / count : advance;
  }
}

/** Measures how far the characters of each font advance, because names and flags in PDFs are unreliable. */
export class FontStatistics {
  private readonly evidence = new Map<string, FontEvidence>();

  add(page: PageCharacters): void {
    const { codes, flags, runs, x, y, count } = page;
    const evidenceOfRun = page.runFonts.map((font) => this.evidenceOf(page.fonts[font]));
    for (let i = 0; i + 1 < count; i++) {
      const code = codes[i] ?? 0;
      const run = runs[i] ?? NO_RUN;
      if (code < FIRST_PRINTABLE || code > LAST_PRINTABLE || run === NO_RUN) continue;
      const next = runs[i + 1] ?? NO_RUN;
      if (next === NO_RUN || (flags[i + 1] ?? 0) & GENERATED) continue;
      if (next !== run && page.runFonts[next] !== page.runFonts[run]) continue;
      const size = page.runSizes[run] ?? 0;
      if (Math.abs((y[i + 1] ?? 0) - (y[i] ?? 0)) >= SAME_BASELINE_EM * size) continue;
      const step = ((x[i + 1] ?? 0) - (x[i] ?? 0)) / size;
      if (step > MIN_ADVANCE_EM && step < MAX_ADVANCE_EM) evidenceOfRun[run]?.add(code, step);
    }
  }

  profiles(): Map<string, FontProfile> {
    const fonts = Array.from(this.evidence.values(), ({ face, characters }) => ({
      name: face.name,
      characters,
    }));
    return new Map(Array.from(this.evidence, ([key, e]) => [key, profileOf(e.face, e.measure(), fonts)]));
  }

  private evidenceOf(face: FontFace | undefined): FontEvidence | undefined {
    if (!face) return undefined;
    const key = fontKey(face);
    let evidence = this.evidence.get(key);
    if (!evidence) {
      evidence = new FontEvidence(face);
      this.evidence.set(key, evidence);
    }
    // Another subset of the font may declare the width that this one lacks letters for.
    if (evidence.face.fixedWidth === undefined && face.fixedWidth !== undefined) evidence.face = face;
    return evidence;
  }
}

function valuesOf(steps: ReadonlyMap<number, number>, codes: ReadonlySet<number>): number[] {
  return [...steps].filter(([code]) => codes.has(code)).map(([, step]) => step);
}

function shareNear(values: readonly number[], median: number, tolerance: number): number {
  return values.filter((value) => Math.abs(value - median) <= tolerance * median).length / values.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
