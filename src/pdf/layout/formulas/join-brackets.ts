import { codesOf } from '../../encodings/codes-of.js';
import { CLOSING, marksOf, movedTo } from './atom.js';
import type { Atom } from './atom.js';

/** The parts from which tall brackets are built, one below the other. `⎪` is a part of both braces. */
const PARTS = [
  ['(', '⎛⎜⎝'],
  [')', '⎞⎟⎠'],
  ['[', '⎡⎢⎣'],
  [']', '⎤⎥⎦'],
  ['{', '⎧⎨⎩'],
  ['}', '⎫⎬⎭⎪'],
  ['|', '|⏐'],
  ['‖', '‖'],
] as const;
/** By part: the bracket. */
const BRACKETS: ReadonlyMap<number, number> = new Map(
  PARTS.flatMap(([whole, parts]) => codesOf(parts).map((part) => [part, codesOf(whole)[0] ?? 0] as const)),
);
const OF_BRACKETS = new Set(codesOf('⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭⏐'));
const [OF_BOTH_BRACES] = codesOf('⎪');
/** In points. */
const SAME_PLACE = 0.6;
// In sizes: between two parts, how far the brackets reach beyond them, and from a bracket to what it holds.
const APART = 1.9;
const BEYOND = 1;
const NEAR = 2;

/**
 * Makes one sign of the parts of each tall bracket. It opens on the first line of what it holds, and closes on the last; parts
 * alone are left out.
 */
export function joinBrackets(atoms: readonly Atom[]): Atom[] {
  // In a listing, such signs are part of what it shows.
  const isOfBracket = (atom: Atom): boolean => atom.isMath && OF_BRACKETS.has(atom.code);
  const parts = atoms.filter((atom) => isOfBracket(atom) || (atom.isLarge && BRACKETS.has(atom.code)));
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
  const whole = bracketBuiltOf(stack);
  const closes = CLOSING.has(whole);
  const held = others.filter(
    ({ left, right, y, size }) =>
      y < first.y + BEYOND * size &&
      y > last.y - BEYOND * size - first.size &&
      (closes ? first.left - right : left - first.right) < NEAR * size &&
      (closes ? right <= first.right : left >= first.left),
  );
  if (held.length === 0) return [];
  const rows = held.map(({ y }) => y);
  const marks = marksOf(first).map((mark) => ({ ...mark, code: whole }));
  const sign = { ...first, code: whole, isLarge: false, marks };
  return [movedTo(sign, closes ? Math.min(...rows) : Math.max(...rows))];
}

function bracketBuiltOf(stack: readonly Atom[]): number {
  const part = stack.find(({ code }) => code !== OF_BOTH_BRACES) ?? stack[0];
  return BRACKETS.get(part?.code ?? 0) ?? 0;
}
