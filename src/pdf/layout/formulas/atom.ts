import { codesOf } from '../../encodings/codes-of.js';
import type { PageCharacters } from '../page-characters.js';
import { GENERATED, NO_RUN } from '../page-characters.js';
import { isDigit, isLetter } from '../../../book/scripts.js';
import { isLargeRun, isMathRun } from './math-fonts.js';
import { FULL_STOP, SPACE } from '../shown-character.js';

/** A character of the page, or one that stands for what is only drawn. */
export interface Mark {
  /** Index of the character; `INSERTED` if it is none. */
  readonly index: number;
  readonly code: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly run: number;
}

/** A sign of a formula, or several that have become one: a fraction, or a letter with its indices. Lengths in points. */
export interface Atom {
  /** Its place in the order of drawing. */
  readonly order: number;
  /** The code point of its first sign, without its indices; 0 for a fraction or a root. */
  readonly code: number;
  readonly left: number;
  readonly right: number;
  /** The baseline that it is read on. */
  readonly y: number;
  readonly size: number;
  /** Whether it is of a font for formulas, and of one whose signs hang from where they are drawn. */
  readonly isMath: boolean;
  readonly isLarge: boolean;
  /** Whether one sees its end: everything but a fraction. */
  readonly isWhole: boolean;
  readonly run: number;
  /** What it is read as, in order; null for a character that is read as it is drawn (`marksOf`). */
  readonly marks: readonly Mark[] | null;
}

export const INSERTED = -1;

export const OPENING: ReadonlySet<number> = new Set(codesOf('([{'));
export const CLOSING: ReadonlySet<number> = new Set(codesOf(')]}'));

/** Of formulas above their baseline, in sizes: bars of fractions are drawn on it, and large signs are centred on it (cmsy10). */
export const AXIS = 0.25;

/** The visible characters of a page, each by itself. A page has thousands, so nothing is made for them that few need. */
export function atomsOf(page: PageCharacters): Atom[] {
  const { codes, flags, runs, left, right, y, count, runSizes, runFonts, runUpright } = page;
  const isMath = runFonts.map((_, run) => isMathRun(page, run));
  const isLarge = runFonts.map((_, run) => isLargeRun(page, run));
  const atoms: Atom[] = [];
  for (let i = 0; i < count; i++) {
    const run = runs[i] ?? NO_RUN;
    const code = codes[i] ?? 0;
    if (run === NO_RUN || code <= SPACE || ((flags[i] ?? 0) & GENERATED) !== 0 || !runUpright[run]) continue;
    atoms.push({
      order: i,
      code,
      left: left[i] ?? 0,
      right: right[i] ?? 0,
      y: y[i] ?? 0,
      size: runSizes[run] ?? 0,
      isMath: isMath[run] ?? false,
      isLarge: isLarge[run] ?? false,
      isWhole: true,
      run,
      marks: null,
    });
  }
  return atoms;
}

/** What an atom is read as, in order. */
export function marksOf({ marks, order, code, left, right, y, run }: Atom): readonly Mark[] {
  return marks ?? [{ index: order, code, left, right, y, run }];
}

/** The same on another baseline. */
export function movedTo(atom: Atom, y: number): Atom {
  const up = y - atom.y;
  return { ...atom, y, marks: marksOf(atom).map((mark) => ({ ...mark, y: mark.y + up })) };
}

/** A sign that is not on the page, beside one that is. */
export function inserted(sign: string, at: number, { y, run }: Mark): Mark {
  return { index: INSERTED, code: sign.codePointAt(0) ?? SPACE, left: at, right: at, y, run };
}

/** The edges of several atoms. */
export function edgesOf(atoms: readonly Atom[]): { readonly left: number; readonly right: number } {
  return {
    left: Math.min(...atoms.map(({ left }) => left)),
    right: Math.max(...atoms.map(({ right }) => right)),
  };
}

/** The atom at the least distance, the first of these; null if no atom has a distance. */
export function nearestOf(atoms: readonly Atom[], distanceOf: (atom: Atom) => number | null): Atom | null {
  let nearest: Atom | null = null;
  let least = Infinity;
  for (const atom of atoms) {
    const distance = distanceOf(atom);
    if (distance === null || distance >= least) continue;
    nearest = atom;
    least = distance;
  }
  return nearest;
}

/** The marks of atoms on one baseline, from left to right. */
export function inRow(atoms: readonly Atom[]): Mark[] {
  return atoms.toSorted((a, b) => a.left - b.left).flatMap((atom) => marksOf(atom));
}

/** The same in brackets, so that one sees where they begin and end. */
export function inBrackets(atoms: readonly Atom[]): Mark[] {
  const marks = inRow(atoms);
  const [first, last] = [marks[0], marks.at(-1)];
  return first && last ? [inserted('(', first.left, first), ...marks, inserted(')', last.right, last)] : [];
}

/** Whether the atoms are one number. */
export function isNumber(atoms: readonly Atom[]): boolean {
  return atoms.every(
    ({ code, marks }) => (isDigit(code) || code === FULL_STOP) && (marks?.length ?? 1) === 1,
  );
}

/** Whether some signs, and most of the letters, are of fonts for formulas. */
export function isFormula(atoms: readonly Atom[]): boolean {
  const letters = atoms.filter(({ code }) => isLetter(code));
  const ofFormulas = letters.filter(({ isMath }) => isMath);
  return atoms.some(({ isMath }) => isMath) && ofFormulas.length * 2 >= letters.length;
}

/** The signs of atoms on one baseline, without their indices. */
export function textOf(atoms: readonly Atom[]): string {
  return String.fromCodePoint(...atoms.toSorted((a, b) => a.left - b.left).map(({ code }) => code));
}
