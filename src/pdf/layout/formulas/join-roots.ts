import { inBrackets, inRow, isNumber, marksOf } from './atom.js';
import type { Atom } from './atom.js';
import { isAlong } from './bar.js';
import type { Bar } from './bar.js';

const ROOT = 0x221a;
// In sizes: the line over a root begins at the right edge of the sign, at its top. TeX's signs are drawn downwards from there,
// others upwards from the baseline.
const TOUCHES = 0.2;
const TOP = { least: -0.2, most: 3 } as const;
const BELOW = { least: 0.3, most: 2.6 } as const;
const SAME_ROW = 0.12;

export function isRoot({ code }: Atom): boolean {
  return code === ROOT;
}

/** The sign of a root that a line goes on with, or null. */
export function rootUnder(roots: readonly Atom[], bar: Bar): Atom | null {
  const isSign = ({ right, size, y }: Atom): boolean => {
    const up = (bar.y - y) / size;
    return Math.abs(right - bar.left) <= TOUCHES * size && up >= TOP.least && up <= TOP.most;
  };
  return roots.find(isSign) ?? null;
}

/**
 * Makes one atom of a root and what is under its line: `√(x + 1)`.
 *
 * @param sign Of the root.
 * @returns Null if there is nothing under it.
 */
export function joinRoot(atoms: readonly Atom[], sign: Atom, bar: Bar): Atom[] | null {
  const under = atoms.filter((atom) => {
    const down = (bar.y - atom.y) / atom.size;
    return atom !== sign && isAlong(bar, atom) && down >= BELOW.least && down <= BELOW.most;
  });
  const y = Math.max(...under.map((atom) => atom.y));
  const own = under.filter((atom) => Math.abs(atom.y - y) <= SAME_ROW * atom.size);
  const [mark] = marksOf(sign);
  if (own.length === 0 || !mark) return null;
  const taken = new Set([sign, ...own]);
  const size = Math.max(...own.map((atom) => atom.size));
  const isOne = isNumber(own) || (own.length === 1 && own[0]?.isWhole === true);
  const marks = [{ ...mark, y }, ...(isOne ? inRow(own) : inBrackets(own))];
  return [
    ...atoms.filter((atom) => !taken.has(atom)),
    {
      order: sign.order,
      code: 0,
      left: sign.left,
      right: bar.right,
      y,
      size,
      isMath: true,
      isLarge: false,
      isWhole: true,
      run: sign.run,
      marks,
    },
  ];
}
