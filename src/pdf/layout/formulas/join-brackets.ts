import { codesOf } from '../../encodings/codes-of.js';
import { marksOf, movedTo } from './atom.js';
import type { Atom } from './atom.js';

/** The parts from which tall brackets are built, one below the other. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['(', '⎛⎜⎝'],
  [')', '⎞⎟⎠'],
  ['[', '⎡⎢⎣'],
  [']', '⎤⎥⎦'],
  ['{', '⎧⎨⎩⎪'],
  ['}', '⎫⎬⎭⎪'],
  ['|', '|⏐'],
  ['‖', '‖'],
]);
const SIGNS = new Map(
  [...PARTS].flatMap(([whole, parts]) => codesOf(parts).map((part) => [part, whole] as const)),
);
const OF_BRACKETS = new Set(codesOf('⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭⏐'));
const CLOSING = new Set([')', ']', '}']);
/** In points. */
const SAME_PLACE = 0.6;
// In sizes: between two parts, how far the brackets reach beyond them, and from a bracket to what it holds.
const APART = 1.9;
const BEYOND = 1;
const NEAR = 2;

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

/**
 * Makes one sign of the parts of each tall bracket. It opens on the first line of what it holds, and closes on the last; parts
 * alone are left out.
 *
 * @param isLarge Whether a sign is of a font with such parts.
 */
export function joinBrackets(atoms: readonly Atom[], isLarge: (atom: Atom) => boolean): Atom[] {
  // In a listing, such signs are part of what it shows.
  const isOfBracket = (atom: Atom): boolean => atom.isMath && OF_BRACKETS.has(atom.code);
  const parts = atoms.filter((atom) => isOfBracket(atom) || (isLarge(atom) && SIGNS.has(atom.code)));
  if (parts.length === 0) return [...atoms];
  const isPart = new Set(parts);
  const others = atoms.filter((atom) => !isPart.has(atom));
  const joined = stacksOf(parts).flatMap((stack) => bracketOf(stack, others));
  return [...others, ...joined];
}

/** Parts one below the other, from above. */
function stacksOf(parts: readonly Atom[]): Atom[][] {
  const stacks: Atom[][] = [];
  for (const part of parts.toSorted((a, b) => b.y - a.y)) {
    const stack = stacks.find((known) => {
      const last = known.at(-1);
      return last && Math.abs(last.left - part.left) < SAME_PLACE && last.y - part.y < APART * part.size;
    });
    if (stack) stack.push(part);
    else stacks.push([part]);
  }
  return stacks;
}

function bracketOf(stack: readonly Atom[], others: readonly Atom[]): Atom[] {
  const [first, last] = [stack[0], stack.at(-1)];
  if (!first || !last) return [];
  if (stack.length === 1) return OF_BRACKETS.has(first.code) ? [] : [first];
  const whole = signOf(stack);
  const held = others.filter(
    ({ left, right, y, size }) =>
      y < first.y + BEYOND * size &&
      y > last.y - BEYOND * size - first.size &&
      (CLOSING.has(whole) ? first.left - right : left - first.right) < NEAR * size &&
      (CLOSING.has(whole) ? right <= first.right : left >= first.left),
  );
  if (held.length === 0) return [];
  const rows = held.map(({ y }) => y);
  const y = CLOSING.has(whole) ? Math.min(...rows) : Math.max(...rows);
  const [mark] = marksOf(first);
  const sign = { ...first, code: codeOf(whole), marks: mark ? [{ ...mark, code: codeOf(whole) }] : [] };
  return [movedTo(sign, y)];
}

/** `⎪` is a part of both braces. */
function signOf(stack: readonly Atom[]): string {
  const known = stack.find(({ code }) => code !== codeOf('⎪')) ?? stack[0];
  return SIGNS.get(known?.code ?? 0) ?? '';
}
