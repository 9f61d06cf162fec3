import { edgesOf, inserted, marksOf, nearestOf } from './atom.js';
import type { Atom, Mark } from './atom.js';
import { scriptMarks } from './attach-scripts.js';
import { isLargeOperator } from './place-operators.js';

// Limits stand above and below the middle of their sign, at most a third of its width aside, in sizes from its baseline.
const LIMIT_SIZE = 0.85;
const ABOVE = { least: 0.6, most: 2.2 } as const;
const BELOW = { least: 0.6, most: 2 } as const;
const ASIDE = 0.35;
const WITHIN_GAP = 0.4;

/** Joins the limits above and below large operators to them: `∑_(i=1)^n`. */
export function attachLimits(
  atoms: readonly Atom[],
  tall: ReadonlySet<Atom>,
): { atoms: Atom[]; tall: ReadonlySet<Atom> } {
  const still = new Set(tall);
  let all = [...atoms];
  for (const sign of tall) {
    if (!isLargeOperator(sign)) continue;
    const below = limitOf(sign, all, (rise) => -rise >= BELOW.least && -rise <= BELOW.most);
    const top = limitOf(sign, all, (rise) => rise >= ABOVE.least && rise <= ABOVE.most);
    if (below.length + top.length === 0) continue;
    const joined = {
      ...sign,
      marks: [...marksOf(sign), ...limitMarks('_', below, sign), ...limitMarks('^', top, sign)],
    };
    const taken = new Set([sign, ...below, ...top]);
    all = [...all.filter((atom) => !taken.has(atom)), joined];
    still.delete(sign);
    still.add(joined);
  }
  return { atoms: all, tall: still };
}

/** The nearest row of small signs whose middle is that of the operator. */
function limitOf(sign: Atom, atoms: readonly Atom[], isThere: (rise: number) => boolean): Atom[] {
  const small = atoms.filter(
    ({ size, y }) => size <= LIMIT_SIZE * sign.size && isThere((y - sign.y) / sign.size),
  );
  const middle = (sign.left + sign.right) / 2;
  const seed = nearestOf(small, ({ left, right, y }) =>
    left < sign.right && right > sign.left ? Math.abs(y - sign.y) : null,
  );
  if (!seed) return [];
  const row = small
    .filter(({ y, size }) => Math.abs(y - seed.y) < 0.1 * size)
    .toSorted((a, b) => a.left - b.left);
  let [from, to] = [row.indexOf(seed), row.indexOf(seed)];
  const isClose = (a: Atom | undefined, b: Atom | undefined): boolean =>
    a !== undefined && b !== undefined && b.left - a.right < WITHIN_GAP * b.size;
  while (isClose(row[from - 1], row[from])) from--;
  while (isClose(row[to], row[to + 1])) to++;
  const limit = row.slice(from, to + 1);
  const { left, right } = edgesOf(limit);
  return Math.abs((left + right) / 2 - middle) <= ASIDE * sign.size ? limit : [];
}

function limitMarks(sign: '_' | '^', limit: readonly Atom[], { y }: Atom): Mark[] {
  const marks = scriptMarks(limit).map((mark) => ({ ...mark, y }));
  const [first] = marks;
  return first ? [inserted(sign, first.left, first), ...marks] : [];
}
