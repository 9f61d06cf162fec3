import { NO_RUN } from '../page-characters.js';
import {
  AXIS,
  CLOSING,
  edgesOf,
  inBrackets,
  inRow,
  inserted,
  isFormula,
  isNumber,
  movedTo,
  nearestOf,
  OPENING,
  textOf,
} from './atom.js';
import type { Atom, Mark } from './atom.js';
import { isAlong } from './bar.js';
import type { Bar } from './bar.js';

const AXIS_TOLERANCE = 0.13;
// In sizes from the bar to the baselines of both parts.
const ABOVE = { least: 0.08, most: 2.4 } as const;
const BELOW = { least: 0.3, most: 2.6 } as const;
const SAME_ROW = 0.12;
/** In points. */
const SAME_SIZE = 0.1;
// In sizes: a bar is at most so much wider than the wider of its parts, words of a line are apart by less than the second, and
// signs of a formula by less than the third.
const WIDER = 0.8;
const WORD_GAP = 0.5;
const COLUMN_GAP = 2;
/** In sizes: from the bar to what stands beside it. */
const BESIDE = 1.5;
const FACTOR = /^[\p{L}\p{N}.!′∂√\0]$/u;
const FUNCTION = /^\p{L}+\([^()]*\)$/u;
/** In sizes: both parts are in the middle. */
const CENTRED = 0.25;

/**
 * Makes one atom of what stands above and below the bar of a fraction: `(a + b)/(2c)`. Other lines have the words of a text
 * above or below them, or nothing beside them at their height.
 *
 * @param isSmall Whether its parts are smaller than the text: numbers of the size of the text above and below a line may be a sum.
 * @returns Null if the line is no bar of a fraction.
 */
export function joinFraction(atoms: readonly Atom[], bar: Bar, isSmall: boolean): Atom[] | null {
  const { left, right } = bar;
  const over = atoms.filter((atom) => atom.left < right && atom.right > left);
  const above = rowOf(over, atoms, bar, ({ y, size }) => within(y - bar.y, ABOVE, size));
  if (above.length === 0) return null;
  const below = rowOf(over, atoms, bar, ({ y, size }) => within(bar.y - y, BELOW, size));
  if (below.length === 0) return null;
  const parts = new Set([...above, ...below]);
  const size = Math.max(...[...parts].map((atom) => atom.size));
  const rows = [edgesOf(above), edgesOf(below)];
  const widest = Math.max(...rows.map((row) => row.right - row.left));
  if (right - left - widest > WIDER * size) return null;
  if (rows.some((row) => Math.abs(row.left + row.right - left - right) / 2 > CENTRED * size)) return null;
  const others = atoms.filter((atom) => !parts.has(atom));
  const beside = besideBar(others, bar, size);
  // A fraction may be all of a formula, or of a part of one.
  const isOfNumbers = isSmall && isNumber(above) && isNumber(below);
  if (!beside && !isOfNumbers && !isFormula([...parts])) return null;
  const y = beside?.y ?? bar.y - AXIS * size;
  const marks = fractionMarks(above, below, bar, y);
  return [
    ...others,
    {
      order: Math.min(...[...parts].map(({ order }) => order)),
      code: 0,
      left,
      right,
      y,
      size: beside?.size ?? size,
      isMath: true,
      isLarge: false,
      isWhole: false,
      run: marks[0]?.run ?? NO_RUN,
      marks,
    },
  ];
}

/** A distance in points, or null if it is not within limits, which are in sizes. */
function within(
  distance: number,
  { least, most }: { readonly least: number; readonly most: number },
  size: number,
): number | null {
  return distance >= least * size && distance <= most * size ? distance : null;
}

/**
 * The row that is nearest to the bar, if it is no part of a longer line.
 *
 * @param distance How far the baseline of an atom is from the bar; null if it is on its other side, or too far away.
 */
function rowOf(
  over: readonly Atom[],
  atoms: readonly Atom[],
  bar: Bar,
  distance: (atom: Atom) => number | null,
): Atom[] {
  const nearest = nearestOf(over, distance);
  if (!nearest) return [];
  const { y, size } = nearest;
  const row = atoms.filter((atom) => Math.abs(atom.y - y) <= SAME_ROW * size && distance(atom) !== null);
  const own = row.filter((atom) => isAlong(bar, atom));
  if (own.length === 0) return [];
  const { left, right } = edgesOf(own);
  if (left < bar.left - SAME_ROW * size || right > bar.right + SAME_ROW * size) return [];
  const goesOn = row.some(
    (atom) => !isAlong(bar, atom) && Math.max(atom.left - bar.right, bar.left - atom.right) < WORD_GAP * size,
  );
  return goesOn || hasColumns(own) ? [] : own;
}

/** Whether a row has gaps as those between the cells of a table. */
function hasColumns(row: readonly Atom[]): boolean {
  const sorted = row.toSorted((a, b) => a.left - b.left);
  return sorted.some((atom, at) => atom.left - (sorted[at - 1]?.right ?? atom.left) > COLUMN_GAP * atom.size);
}

/**
 * The neighbour on whose axis the bar is, or null.
 *
 * @param size Of the parts.
 */
function besideBar(others: readonly Atom[], { left, right, y }: Bar, size: number): Atom | null {
  return nearestOf(others, (atom) => {
    const distance = Math.max(atom.left - right, left - atom.right) / atom.size;
    if (atom.size < size - SAME_SIZE || distance < -SAME_ROW || distance >= BESIDE) return null;
    return Math.abs((y - atom.y) / atom.size - AXIS) > AXIS_TOLERANCE ? null : distance;
  });
}

function fractionMarks(
  above: readonly Atom[],
  below: readonly Atom[],
  { left, right }: Bar,
  y: number,
): Mark[] {
  const [top, bottom] = [above, below].map((atoms) => atoms.map((atom) => movedTo(atom, y)));
  if (!top || !bottom) return [];
  const over = isProduct(top) ? inRow(top) : inBrackets(top);
  const end = over.at(-1);
  if (!end) return [];
  const under = isNumber(bottom) || isOne(bottom) ? inRow(bottom) : inBrackets(bottom);
  const marks = [...over, inserted('/', end.right, end), ...under];
  // What stands beside it is as far away as from the bar.
  const [first, last] = [marks[0], marks.at(-1)];
  return first && last ? [{ ...first, left }, ...marks.slice(1, -1), { ...last, right }] : [];
}

/** Whether there is no sum, comparison or fraction, but within brackets. */
function isProduct(atoms: readonly Atom[]): boolean {
  let depth = 0;
  for (const { code, isWhole } of atoms.toSorted((a, b) => a.left - b.left)) {
    if (OPENING.has(code)) depth++;
    else if (CLOSING.has(code)) depth--;
    else if (depth === 0 && (!isWhole || !FACTOR.test(String.fromCodePoint(code)))) return false;
  }
  return true;
}

/** Whether it is one sign, or a function of something: `Γ(x + 1)`. */
function isOne(atoms: readonly Atom[]): boolean {
  if (atoms.length === 1) return atoms[0]?.isWhole === true;
  return FUNCTION.test(textOf(atoms));
}
