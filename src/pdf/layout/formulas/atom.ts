import type { FontFace, PageCharacters } from '../page-characters.js';
import { GENERATED, NO_RUN } from '../page-characters.js';
import { isDigit, isLetter } from '../../../book/scripts.js';
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
  readonly isMath: boolean;
  /** Whether one sees its end: everything but a fraction. */
  readonly isWhole: boolean;
  readonly run: number;
  /** What it is read as, in order; null for a character that is read as it is drawn (`marksOf`). */
  readonly marks: readonly Mark[] | null;
}

export const INSERTED = -1;

/** Of formulas above their baseline, in sizes: bars of fractions are drawn on it, and large signs are centred on it (cmsy10). */
export const AXIS = 0.25;

// Computer Modern and its kin in the encodings of TeX's formulas, the alphabets of formulas, and the fonts for formulas of others.
const MATH_NAME =
  /^(?:cm|lm|px|tx|rtx|rpx|ntx|npx|zpl|zt|mt)m?(?:mi|mib|sy|bsy|ex|sym)[abc]?\d*(?:[-_]|$)|^(?:rtx|rpx|ntx|npx|tx|px)\w*mi\b|^ms[ab]m|^eu[frs][mb]\d|^(?:rsfs|stmary|bbm|bbold|dsrom)|math(?!jax_main)|^symbol/i;
const ITALIC_NAME = /ital|obliq|slant|cmti|cmsl/i;
const ITALIC_FLAG = 1 << 6;

/** A book has hundreds of fonts, and each page asks. */
const known = new WeakMap<FontFace, boolean>();

/** Whether a font sets formulas and nothing else. */
export function isMathFont(face: FontFace): boolean {
  const before = known.get(face);
  if (before !== undefined) return before;
  const is = MATH_NAME.test(face.name);
  known.set(face, is);
  return is;
}

export function isItalicFont({ name, flags }: FontFace): boolean {
  return ITALIC_NAME.test(name) || (flags & ITALIC_FLAG) !== 0;
}

/** The visible characters of a page, each by itself. A page has thousands, so nothing is made for them that few need. */
export function atomsOf(page: PageCharacters): Atom[] {
  const { codes, flags, runs, left, right, y, count, runSizes, runFonts, runUpright, fonts } = page;
  const ofRun = runFonts.map((font) => {
    const face = fonts[font];
    return face !== undefined && isMathFont(face);
  });
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
      isMath: ofRun[run] ?? false,
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
