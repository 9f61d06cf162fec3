import type { BodyLine } from '../lines/body-lines.js';

/** Typography measured over the whole book, because a single section can be too short to measure. */
export interface BookStyle {
  /** Font size of running text, in points. */
  readonly bodySize: number;
  /** Distance between the baselines of running text, in points. */
  readonly leading: number;
  /** Left edge of running text on a page, in points. It alternates in two-sided books. */
  readonly marginOf: (page: number) => number;
}

/** A distance of more than this many font sizes is a gap between paragraphs, not the leading. */
const WIDEST_LEADING = 1.8;

/** So many left edges of each side are tried against each other. */
const EDGES_COMPARED = 6;
/** Most books have one margin: text on both sides must agree better than this much with two. */
const NO_SHIFT = 1.2;

/** Measures running text, which here means lines that are at most half monospaced. */
export function measureStyle(lines: readonly BodyLine[]): BookStyle {
  const prose = lines.filter(({ line }) => line.monoShare < 0.5);
  const sizes = new Map<number, number>();
  for (const { line } of prose) add(sizes, half(line.size), line.text.length);
  const bodySize = commonest(sizes) ?? 10;

  const body = prose.filter(({ line }) => half(line.size) === bodySize);
  const distances = new Map<number, number>();
  const margins = [new Map<number, number>(), new Map<number, number>()] as const;
  body.forEach(({ line, page }, i) => {
    const above = body[i - 1];
    const distance = above?.page === page ? above.line.y - line.y : 0;
    if (distance > 0 && distance <= WIDEST_LEADING * bodySize) add(distances, half(distance), 1);
    add(page % 2 === 0 ? margins[0] : margins[1], half(line.x0), line.text.length);
  });
  const [even, odd] = margins;
  const shift = shiftBetween(even, odd);
  const all = new Map(even);
  for (const [edge, weight] of odd) add(all, edge - shift, weight);
  const margin = commonest(all) ?? 0;
  return {
    bodySize,
    leading: commonest(distances) ?? bodySize * 1.2,
    marginOf: (page) => margin + (page % 2 === 0 ? 0 : shift),
  };
}

/**
 * How much further right the text of odd pages stands, in points: the distance at which most left edges agree. The commonest
 * edge of each side would not do, because one side may have more lists than the other.
 */
function shiftBetween(even: ReadonlyMap<number, number>, odd: ReadonlyMap<number, number>): number {
  const shifts = new Set(commonestOf(even).flatMap((left) => commonestOf(odd).map((right) => right - left)));
  let best = 0;
  let most = agreement(even, odd, 0) * NO_SHIFT;
  for (const shift of shifts) {
    const agreed = agreement(even, odd, shift);
    if (agreed > most) [best, most] = [shift, agreed];
  }
  return best;
}

/** The share of the text whose left edge the other side has, too. */
function agreement(
  even: ReadonlyMap<number, number>,
  odd: ReadonlyMap<number, number>,
  shift: number,
): number {
  const [ofEven, ofOdd] = [weightOf(even), weightOf(odd)];
  return [...even].reduce(
    (sum, [edge, weight]) => sum + Math.min(weight / ofEven, (odd.get(edge + shift) ?? 0) / ofOdd),
    0,
  );
}

function weightOf(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function commonestOf(counts: ReadonlyMap<number, number>): number[] {
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1]);
  return sorted.slice(0, EDGES_COMPARED).map(([edge]) => edge);
}

function add(counts: Map<number, number>, key: number, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}

function commonest(counts: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [key, count] of counts) {
    if (count > most) [best, most] = [key, count];
  }
  return best;
}

/** Rounds to half a point, because finer differences come from rounding in the PDF. */
function half(points: number): number {
  return Math.round(points * 2) / 2;
}
