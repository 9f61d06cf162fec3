import { codesOf } from '../../encodings/codes-of.js';
import { isDigit, isLetter } from '../../../book/scripts.js';
import { isItalic } from '../font-profile.js';
import type { PageCharacters } from '../page-characters.js';
import { NO_RUN } from '../page-characters.js';
import { roundedSize } from '../segments.js';
import {
  CLOSING,
  edgesOf,
  inBrackets,
  inRow,
  inserted,
  isFormula,
  isNumber,
  marksOf,
  nearestOf,
  OPENING,
  textOf,
} from './atom.js';
import type { Atom, Mark } from './atom.js';
import { isRoot } from './join-roots.js';

/** Indices are set in at most this share of the size of what they belong to (TeX: 0.7 to 0.8). */
export const SCRIPT_SIZE = 0.85;
// In sizes of the base: how far exponents stand above its baseline and indices below it, beside a letter and beside a sign that
// is as tall as a line and more.
const RAISED = { least: 0.2, most: 0.75 } as const;
const LOWERED = { least: 0.08, most: 0.5 } as const;
const BESIDE_TALL = { raised: 1.6, lowered: 1.4 } as const;
// In sizes of the base: between it and the first sign of its index.
const GAP = { least: -0.35, most: 0.14 } as const;
/** In widths of a tall sign. */
const OVER_TALL = 0.7;
// In sizes of the index: between its signs, and how long it is at most.
const WITHIN = { least: -0.3, most: 0.65 } as const;
const LONGEST = 14;
const SAME_BASELINE = 0.06;
/** In points. */
const TOUCHING = 0.5;
/** Bases of powers that people write in upright digits. */
const POWERS = ['10', '2'];
/** In sizes: what is raised to a power is not longer. */
const LONGEST_BRACKET = 15;
/** Primes are no powers, and grammars have signs for what may be repeated. */
const UNMARKED = new Set(codesOf("′″‴'’∘°∗*+†‡"));
const ACCIDENTALS = new Set(codesOf('♭♮♯'));
/** `d^th` is no power. */
const ORDINAL = /^(?:st|nd|rd|th)$/;
const IN_BRACKETS = /^(?:\([^()]*\)|⟨[^⟨⟩]*⟩|\[[^[\]]*\]|\{[^{}]*\})$/u;
/**
 * Joins indices and exponents of one size to what they belong to: `x_i`, `e^(−λt)`. Others that are set small and high, as
 * marks of footnotes and the A of LaTeX, stay as they are.
 *
 * @param size As `roundedSize` gives it.
 * @param tall Atoms beside which indices stand further up and down.
 */
export function attachScripts(
  page: PageCharacters,
  atoms: readonly Atom[],
  size: number,
  tall: ReadonlySet<Atom>,
): Atom[] {
  const small = atoms.filter((atom) => roundedSize(atom.size) === size && !tall.has(atom) && !isRoot(atom));
  const bases = atoms.filter((atom) => size <= SCRIPT_SIZE * atom.size).toSorted((a, b) => a.right - b.right);
  const reach = bases.reduce((most, base) => Math.max(most, base.size), 0);
  const ofBase = new Map<Atom, Atom[][]>();
  for (const chain of chainsOf(small, bases)) {
    const base = baseOf(chain, bases, reach, tall);
    if (base && hasIndices(page, base, chain, atoms)) ofBase.set(base, [...(ofBase.get(base) ?? []), chain]);
  }
  if (ofBase.size === 0) return [...atoms];
  const taken = new Set([...ofBase.values()].flat(2));
  return atoms
    .filter((atom) => !taken.has(atom))
    .map((atom) => {
      const scripts = ofBase.get(atom);
      return scripts ? withScripts(atom, scripts, tall) : atom;
    });
}

/** Small signs beside each other on one baseline. */
function chainsOf(small: readonly Atom[], bases: readonly Atom[]): Atom[][] {
  const rows = small.toSorted((a, b) => b.y - a.y || a.left - b.left);
  const chains: Atom[][] = [];
  // Baselines that differ by rounding would break the order from left to right.
  for (let from = 0; from < rows.length;) {
    const { y = 0, size = 0 } = rows[from] ?? {};
    let to = from + 1;
    while (to < rows.length && y - (rows[to]?.y ?? 0) <= SAME_BASELINE * size) to++;
    const row = rows.slice(from, to).toSorted((a, b) => a.left - b.left);
    let chain: Atom[] = [];
    for (const atom of row) {
      const last = chain.at(-1);
      const gap = last ? (atom.left - last.right) / atom.size : Infinity;
      const goesOn = gap >= WITHIN.least && gap <= WITHIN.most;
      if (last && goesOn && !isBetween(last, atom, bases)) {
        chain.push(atom);
        continue;
      }
      chain = [atom];
      chains.push(chain);
    }
    from = to;
  }
  return chains.filter((chain) => {
    const { left, right } = edgesOf(chain);
    return right - left <= LONGEST * (chain[0]?.size ?? 0);
  });
}

/** Whether a sign of the line stands between two indices. */
function isBetween(last: Atom, next: Atom, bases: readonly Atom[]): boolean {
  return bases.slice(lowerBound(bases, last.right), lowerBound(bases, next.right)).some((base) => {
    const rise = (last.y - base.y) / base.size;
    const isOnLine = rise > -LOWERED.most && rise < RAISED.most;
    return isOnLine && base.left >= last.left && base.right <= next.left + TOUCHING;
  });
}

/** @param reach The size of the largest base. */
function baseOf(
  chain: readonly Atom[],
  bases: readonly Atom[],
  reach: number,
  tall: ReadonlySet<Atom>,
): Atom | null {
  const first = chain[0];
  if (!first) return null;
  const from = lowerBound(bases, first.left - GAP.most * reach);
  return nearestOf(bases.slice(from, lowerBound(bases, first.left + reach)), (base) => {
    const isTall = tall.has(base);
    // Limits of an integral stand over the end of its sign.
    const over = isTall ? (base.right - base.left) * OVER_TALL : -GAP.least * base.size;
    if (base.right - first.left > over || first.left - base.right > GAP.most * base.size) return null;
    return isBeside((first.y - base.y) / base.size, isTall) ? Math.abs(first.y - base.y) : null;
  });
}

function lowerBound(sorted: readonly Atom[], right: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.right ?? 0) < right) from = middle + 1;
    else to = middle;
  }
  return from;
}

function isBeside(rise: number, isTall: boolean): boolean {
  if (rise > 0) return rise >= RAISED.least && rise <= (isTall ? BESIDE_TALL.raised : RAISED.most);
  return -rise >= LOWERED.least && -rise <= (isTall ? BESIDE_TALL.lowered : LOWERED.most);
}

/** Whether what stands beside a sign is an index of it: formulas have other fonts, and powers of ten are in any text. */
function hasIndices(
  page: PageCharacters,
  base: Atom,
  chain: readonly Atom[],
  atoms: readonly Atom[],
): boolean {
  if (base.isMath || chain.filter(isOfFormula).length * 2 >= chain.length) return true;
  const before = atoms.filter(
    ({ right, y, size }) => y === base.y && size === base.size && Math.abs(right - base.left) < TOUCHING,
  );
  const [letter] = before;
  if (isDigit(base.code)) {
    const number = letter && isDigit(letter.code) ? [letter.code, base.code] : [base.code];
    return POWERS.includes(String.fromCodePoint(...number)) && chain.every(({ code }) => !isLetter(code));
  }
  if (CLOSING.has(base.code)) return isFormula(bracketBefore(base, atoms));
  return isLetter(base.code) && isItalicAtom(page, base) && !(letter && isLetter(letter.code));
}

/** What stands between a bracket and the one that it closes. */
function bracketBefore(bracket: Atom, atoms: readonly Atom[]): Atom[] {
  const { left, y, size } = bracket;
  const before = atoms
    .filter((atom) => atom.y === y && atom.left < left && left - atom.right < LONGEST_BRACKET * size)
    .toSorted((a, b) => b.left - a.left);
  let depth = 1;
  const open = before.findIndex(({ code }) => {
    if (CLOSING.has(code)) depth++;
    else if (OPENING.has(code)) depth--;
    return depth === 0;
  });
  return open < 0 ? [] : before.slice(0, open);
}

/** The signs of notes are in the fonts of formulas, but stand in text. */
function isOfFormula({ isMath, code }: Atom): boolean {
  return isMath && !ACCIDENTALS.has(code);
}

function isItalicAtom({ runFonts, fonts }: PageCharacters, { run }: Atom): boolean {
  const face = fonts[runFonts[run] ?? NO_RUN];
  return face !== undefined && isItalic(face);
}

function withScripts(base: Atom, scripts: readonly (readonly Atom[])[], tall: ReadonlySet<Atom>): Atom {
  // Indices come before exponents, as in TeX.
  const fromBelow = scripts.toSorted((a, b) => (a[0]?.y ?? 0) - (b[0]?.y ?? 0));
  const marks = fromBelow.flatMap((chain) => {
    const [first] = chain;
    const [start] = first ? marksOf(first) : [];
    if (!first || !start) return [];
    const isPower = !chain.every(({ code }) => UNMARKED.has(code)) && !ORDINAL.test(textOf(chain));
    const own = isPower ? scriptMarks(chain) : inRow(chain);
    const sign = first.y > base.y ? '^' : '_';
    const marked = isPower ? [inserted(sign, first.left, start), ...own] : own;
    // Beside a tall sign they stand too far away to be of its line.
    return tall.has(base) ? marked.map((mark) => ({ ...mark, y: base.y })) : marked;
  });
  const { right } = edgesOf([base, ...scripts.flat()]);
  return { ...base, right, marks: [...marksOf(base), ...marks] };
}

/** Indices of more than one sign are in brackets. */
export function scriptMarks(script: readonly Atom[]): Mark[] {
  const isOne = isNumber(script) || (script.length === 1 && script[0]?.marks === null);
  return isOne || IN_BRACKETS.test(textOf(script)) ? inRow(script) : inBrackets(script);
}
