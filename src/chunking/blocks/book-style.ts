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
  const even = commonest(margins[0]);
  const odd = commonest(margins[1]);
  return {
    bodySize,
    leading: commonest(distances) ?? bodySize * 1.2,
    marginOf: (page) => (page % 2 === 0 ? (even ?? odd) : (odd ?? even)) ?? 0,
  };
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
