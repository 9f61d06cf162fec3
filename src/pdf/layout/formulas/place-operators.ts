import { codesOf } from '../../encodings/codes-of.js';
import { AXIS, movedTo } from './atom.js';
import type { Atom } from './atom.js';
import type { Bar } from './bar.js';

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
const TEX_LARGE = /^(?:cm|lm|tx|px|eu|yh)ex\d*\b|mathextension/i;

export function isLargeOperator({ code }: Atom): boolean {
  return SUMS.signs.has(code) || INTEGRALS.signs.has(code);
}

/**
 * Puts sums, integrals and tall brackets on the baseline of what stands beside them.
 *
 * @param isLarge Whether a sign is of a font whose signs are drawn downwards.
 * @param bars    Among them those of fractions.
 */
export function placeOperators(
  atoms: readonly Atom[],
  isLarge: (atom: Atom) => boolean,
  bars: readonly Bar[],
): { readonly atoms: Atom[]; readonly tall: ReadonlySet<Atom> } {
  const tall = new Set<Atom>();
  const onLines = atoms.filter((atom) => !isLarge(atom));
  const placed = atoms.map((atom) => {
    if (!isLarge(atom)) {
      if (isLargeOperator(atom)) tall.add(atom);
      return atom;
    }
    const kind = [SUMS, INTEGRALS, BRACKETS, ROOTS].find(({ signs }) => signs.has(atom.code));
    const bar = kind === BRACKETS ? barBeside(atom, bars) : null;
    const y = kind ? baselineBeside(atom, bar, kind.above, onLines) : null;
    if (y === null) return atom;
    const moved = movedTo(atom, y);
    if (kind !== ROOTS) tall.add(moved);
    return moved;
  });
  return { atoms: placed, tall };
}

export function isLargeFont(name: string): boolean {
  return TEX_LARGE.test(name);
}

/** @param bar On the axis of the line, if it is known. */
function baselineBeside(
  sign: Atom,
  bar: number | null,
  above: readonly number[],
  atoms: readonly Atom[],
): number | null {
  let best: number | null = null;
  let nearest = (bar === null ? NEAR : AROUND) * sign.size;
  for (const { left, right, y, size } of atoms) {
    const distance = Math.max(left - sign.right, sign.left - right);
    if (distance > nearest || distance < -OVERLAP * sign.size || size < LEAST_SIZE * sign.size) continue;
    const height = (sign.y - y) / sign.size;
    if (!above.some((usual) => Math.abs(usual - height) <= TOLERANCE)) continue;
    // Numerators are lines beside a bracket, too.
    if (bar !== null && Math.abs(bar - y - AXIS * size) > TOLERANCE * sign.size) continue;
    best = y;
    nearest = distance;
  }
  return best;
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
