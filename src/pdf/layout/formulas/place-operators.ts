import { codesOf } from '../../encodings/codes-of.js';
import { AXIS, movedTo, nearestOf } from './atom.js';
import type { Atom } from './atom.js';
import type { Bar } from './bar.js';
import { isRoot } from './join-roots.js';

// How far above the baseline of their line the large signs of TeX's fonts begin, in their sizes, in text and in displays: they
// are drawn downwards from there, with their middle on the axis (cmex10.mf; the axis is 0.25 em above the baseline).
const SUMS = { signs: new Set(codesOf('∑∏∐⋃⋂⊎⋀⋁⊔⊙⊕⊗')), above: [0.75, 0.95] } as const;
const INTEGRALS = { signs: new Set(codesOf('∫∮')), above: [0.81, 1.36] } as const;
const BRACKETS = {
  signs: new Set(codesOf('()[]{}⌊⌋⌈⌉⟨⟩|‖')),
  above: [0.85, 1.15, 1.45, 1.75],
} as const;
/** Roots without a line over what is under them (`\\surd`). */
const ROOTS = { signs: new Set(codesOf('√')), above: [0.71] } as const;
const TOLERANCE = 0.1;
/** In sizes: how far the sign is from the next on its line, with limits that are wider than it between them. */
const NEAR = 2.5;
/** The same of a bracket around a fraction. */
const AROUND = 15;
const OVERLAP = 0.1;
/** Indices are smaller. */
const LEAST_SIZE = 0.85;
// In sizes: the bar of a fraction in brackets is near their middle.
const AT_BAR = { aside: 0.4, least: 0.4, most: 1.7 } as const;

export function isLargeOperator({ code }: Atom): boolean {
  return SUMS.signs.has(code) || INTEGRALS.signs.has(code);
}

/**
 * Puts sums, integrals and tall brackets on the baseline of what stands beside them.
 *
 * @param bars    Among them those of fractions.
 * @param withBar Roots with a line over what is under them.
 */
export function placeOperators(
  atoms: readonly Atom[],
  bars: readonly Bar[],
  withBar: ReadonlySet<Atom | null>,
): { readonly atoms: Atom[]; readonly tall: ReadonlySet<Atom> } {
  const tall = new Set<Atom>();
  const hangs = (atom: Atom): boolean => (isRoot(atom) ? atom.isMath && !withBar.has(atom) : atom.isLarge);
  const onLines = atoms.filter((atom) => !hangs(atom));
  const placed = atoms.map((atom) => {
    if (!hangs(atom)) {
      if (isLargeOperator(atom)) tall.add(atom);
      return atom;
    }
    const kind = [SUMS, INTEGRALS, BRACKETS, ROOTS].find(({ signs }) => signs.has(atom.code));
    const bar = kind === BRACKETS ? barBeside(atom, bars) : null;
    const beside = kind ? besideOnLine(atom, bar, kind.above, onLines) : null;
    if (!beside) return atom;
    const moved = movedTo(atom, beside.y);
    if (kind !== ROOTS) tall.add(moved);
    return moved;
  });
  return { atoms: placed, tall };
}

/**
 * The nearest atom on whose line a sign may be.
 *
 * @param bar On the axis of the line, if it is known.
 */
function besideOnLine(
  sign: Atom,
  bar: number | null,
  above: readonly number[],
  atoms: readonly Atom[],
): Atom | null {
  const most = (bar === null ? NEAR : AROUND) * sign.size;
  return nearestOf(atoms, ({ left, right, y, size }) => {
    const distance = Math.max(left - sign.right, sign.left - right);
    if (distance > most || distance < -OVERLAP * sign.size || size < LEAST_SIZE * sign.size) return null;
    const height = (sign.y - y) / sign.size;
    if (!above.some((usual) => Math.abs(usual - height) <= TOLERANCE)) return null;
    // Numerators are lines beside a bracket, too.
    const isOnAxis = bar === null || Math.abs(bar - y - AXIS * size) <= TOLERANCE * sign.size;
    return isOnAxis ? distance : null;
  });
}

/** The height of a bar of a fraction next to a bracket, or null. */
function barBeside({ left, right, y, size }: Atom, bars: readonly Bar[]): number | null {
  const bar = bars.find((one) => {
    const aside = Math.min(Math.abs(one.left - right), Math.abs(left - one.right));
    const below = y - one.y;
    return aside < AT_BAR.aside * size && below > AT_BAR.least * size && below < AT_BAR.most * size;
  });
  return bar?.y ?? null;
}
