import { codesOf } from '../../encodings/codes-of.js';
import type { Box } from '../../../book/box.js';
import { mostFrequent, tally } from '../../../book/frequency.js';
import type { PageCharacters } from '../page-characters.js';
import { NO_RUN } from '../page-characters.js';
import { roundedSize } from '../segments.js';
import { atomsOf } from './atom.js';
import type { Atom } from './atom.js';
import { attachLimits } from './attach-limits.js';
import { SCRIPT_SIZE, attachScripts } from './attach-scripts.js';
import { barsOf, isAlong } from './bar.js';
import type { Bar } from './bar.js';
import { joinBrackets } from './join-brackets.js';
import { joinFraction } from './join-fractions.js';
import { isRoot, joinRoot, rootUnder } from './join-roots.js';
import { isMathRun } from './math-fonts.js';
import { placeOperators } from './place-operators.js';
import { rewritten } from './rewritten.js';

// In sizes: what belongs to the bar of a fraction or the line over a root is as near as this, other lines of the text are not.
const AT_BAR = { above: 0.75, below: 1 } as const;
const UNDER_ROOT = { above: 0, below: 1.6 } as const;
/** No page of a book has so many, and each sign of a formula is compared with all others. */
const MOST_CHARACTERS = 20_000;
const POWER_ENDS = new Set(codesOf('02'));

/**
 * The characters of a page with its formulas written in one line each, as people type them: `x_i^2`, `(a + b)/(2c)`,
 * `√(x + 1)`, `∑_(i=1)^n`. Drawn one part above the other, they would be torn into lines of text.
 *
 * @param rules The horizontal lines that the page draws.
 */
export function withFormulasInLine(page: PageCharacters, rules: readonly Box[]): PageCharacters {
  if (page.count > MOST_CHARACTERS || !mayHaveFormulas(page)) return page;
  const before = atomsOf(page);
  const after = joined(page, before, barsOf(rules));
  const drawn = new Set(before);
  return after.every((atom) => drawn.has(atom)) ? page : rewritten(page, before, after);
}

/** Whether a page has a font for formulas, or a small raised digit behind a zero or a two (a power). */
function mayHaveFormulas(page: PageCharacters): boolean {
  const { codes, runs, runSizes, y, count } = page;
  const used = new Set<number>();
  let previous = NO_RUN;
  for (let i = 0; i < count; i++) {
    const run = runs[i] ?? NO_RUN;
    if (run === NO_RUN) continue;
    if (run !== runs[previous]) {
      used.add(run);
      const size = runSizes[runs[previous] ?? NO_RUN] ?? 0;
      const isSmall = (runSizes[run] ?? 0) <= SCRIPT_SIZE * size;
      if (isSmall && (y[i] ?? 0) > (y[previous] ?? 0) && POWER_ENDS.has(codes[previous] ?? 0)) return true;
    }
    previous = i;
  }
  return [...used].some((run) => isMathRun(page, run));
}

function joined(page: PageCharacters, atoms: readonly Atom[], bars: readonly Bar[]): Atom[] {
  const roots = atoms.filter(isRoot);
  const rootOf = new Map(bars.map((bar) => [bar, rootUnder(roots, bar)]));
  const withBar = new Set(rootOf.values());
  const placed = placeOperators(joinBrackets(atoms), bars, withBar);
  const limited = attachLimits(placed.atoms, placed.tall);
  const sizeAt = (bar: Bar): number =>
    roundedSize(largestAt(limited.atoms, bar, rootOf.get(bar) ? UNDER_ROOT : AT_BAR));
  const ofSize = groupBySize(bars, sizeAt);
  const sizes = new Map<number, number>();
  for (const { size } of atoms) tally(sizes, roundedSize(size), 1);
  const usual = mostFrequent(sizes);
  let all = limited.atoms;
  // From the smallest, so that an index of an index is part of it, and from the shortest, as a fraction may be within another.
  for (const size of [...sizes.keys()].toSorted((a, b) => a - b)) {
    for (const bar of ofSize.get(size) ?? []) {
      const root = rootOf.get(bar);
      all = (root ? joinRoot(all, root, bar) : joinFraction(all, bar, size < usual)) ?? all;
    }
    if (size !== usual) all = attachScripts(page, all, size, limited.tall);
  }
  return all;
}

function groupBySize(bars: readonly Bar[], sizeAt: (bar: Bar) => number): Map<number, Bar[]> {
  const groups = new Map<number, Bar[]>();
  for (const bar of bars) {
    const size = sizeAt(bar);
    groups.set(size, [...(groups.get(size) ?? []), bar]);
  }
  return groups;
}

/** The size of the largest sign right above or below a line. */
function largestAt(
  atoms: readonly Atom[],
  bar: Bar,
  near: { readonly above: number; readonly below: number },
): number {
  let largest = 0;
  for (const atom of atoms) {
    const up = (atom.y - bar.y) / atom.size;
    if (up < near.above && -up < near.below && isAlong(bar, atom)) largest = Math.max(largest, atom.size);
  }
  return largest;
}
