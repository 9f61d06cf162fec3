import { tally } from '../../../book/frequency.js';
import { OVERHANG_POINTS } from '../gutter.js';
import { Amount } from './amount.js';
import { judge, mayBeBlocks } from './judge.js';
import type { Verdict } from './judge.js';
import type { Piece, Row } from './piece.js';
import { sideOf } from './side.js';
import type { Side } from './side.js';

/** A gutter and what is around it. `above` and `below` lie across it, or are too short to be columns. */
export interface Cut {
  readonly verdict: Verdict;
  /** Left edge of the text on the right, in points. */
  readonly x: number;
  readonly above: readonly Piece[];
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
  readonly below: readonly Piece[];
}

/** What a part of a page must know of the whole. */
export interface PageFacts {
  /** The gutter of a page that has two columns over most of its height. */
  readonly gutter: number | null;
  /** Gutters that were found so far, by their `x`. */
  readonly known: readonly number[];
}

/** In font sizes: lines of one column are further apart. */
const BESIDE = 0.8;
/** Shorter pieces on the left are bullets and numbers of items. */
const LEAST_BESIDE = 3;
/** Left edges within this many points are one. */
const STEP_POINTS = 2;
/** So many pieces at one left edge can be the right side of a gutter. */
const EDGE_PIECES = 2;
/** A line may reach into the gutter, up to its other side. */
const GUTTER_SIZES = 0.7;
const TOUCHING_SHARE = 0.1;
/** So many rows may be running heads and so are not counted. */
const MOST_HEADS = 2;
/** A running head is farther from the text than this many leadings. */
const HEAD_GAP = 1.5;
const USUAL_LEADING = 1.2;
/** A gutter that the page is known to have needs so many rows, on both sides together. */
const ROWS_AT_KNOWN = 3;
const LENGTH_AT_KNOWN = 16;

/**
 * Finds the gutter with the most text on both sides.
 *
 * @param pieces From top to bottom.
 */
export function findCut(pieces: readonly Piece[], page: PageFacts): Cut | null {
  if (page.gutter === null && !hasTextBeside(pieces)) return null;
  let best: Cut | null = null;
  let most = 0;
  const edges = edgesOf(pieces);
  for (const x of page.gutter === null ? edges : [page.gutter, ...edges]) {
    const isKnown = x === page.gutter || isNearOneOf(page.known, x);
    for (const { from, to, left, right } of runsAt(pieces, x, x === page.gutter)) {
      if (Math.min(left.pieces, right.pieces) <= most) continue;
      if (x !== page.gutter && left.touching - MOST_HEADS > TOUCHING_SHARE * left.rows) continue;
      if (!isKnown && !mayBeBlocks(left, right)) continue;
      const cut = cutAt(pieces, x, from, to, page);
      const text = cut ? Math.min(cut.left.length, cut.right.length) : 0;
      if (text > most) [best, most] = [cut, text];
    }
  }
  return best;
}

/** Whether any two pieces are side by side, but for bullets and numbers: most pages of running text have none. */
function hasTextBeside(pieces: readonly Piece[]): boolean {
  let above: Piece | null = null;
  for (const piece of pieces) {
    if (above && above.y - piece.y < BESIDE * Math.max(above.size, piece.size)) {
      const left: Piece = above.left < piece.left ? above : piece;
      if (left.length >= LEAST_BESIDE) return true;
      if (left === piece) continue;
    }
    above = piece;
  }
  return false;
}

/** Left edges that several pieces have. */
function edgesOf(pieces: readonly Piece[]): number[] {
  const counts = new Map<number, number>();
  for (const { left } of pieces) tally(counts, Math.floor(left / STEP_POINTS));
  const first = pieces.reduce((least, { left }) => Math.min(least, left), Infinity);
  return [...counts]
    .filter(([step, count]) => count + (counts.get(step + 1) ?? 0) >= EDGE_PIECES)
    .map(([step]) => step * STEP_POINTS)
    .filter((x) => x > first + STEP_POINTS);
}

/** A range of pieces of which none lies across an edge, with pieces on both sides. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly left: Amount;
  readonly right: Amount;
}

/** @param whole Whether a segment lies across the edge if its pieces lie on both sides. */
function runsAt(pieces: readonly Piece[], x: number, whole: boolean): Run[] {
  const runs: Run[] = [];
  let from = 0;
  let left = new Amount();
  let right = new Amount();
  const close = (to: number): void => {
    if (left.pieces > 0 && right.pieces > 0) runs.push({ from, to, left, right });
    from = to + 1;
    if (left.pieces > 0) left = new Amount();
    if (right.pieces > 0) right = new Amount();
  };
  pieces.forEach((piece, i) => {
    const box = whole ? piece.whole : piece;
    if (box.left >= x - OVERHANG_POINTS) right.add(piece, false);
    else if (box.right > x + OVERHANG_POINTS) close(i);
    else left.add(piece, box.right > x - GUTTER_SIZES * box.size);
  });
  close(pieces.length);
  return runs;
}

function sidesAt(pieces: readonly Piece[], x: number): readonly [Side, Side] {
  const isRight = (piece: Piece): boolean => piece.left >= x - OVERHANG_POINTS;
  return [sideOf(pieces.filter((piece) => !isRight(piece))), sideOf(pieces.filter(isRight))];
}

function cutAt(pieces: readonly Piece[], x: number, from: number, to: number, page: PageFacts): Cut | null {
  const run = pieces.slice(from, to);
  const sides = sidesAt(run, x);
  const heads = [...headsOf(...sides, 'top'), ...headsOf(...sides, 'bottom')].flatMap((row) => row.pieces);
  const apart = new Set(heads);
  const rest = run.filter((piece) => !apart.has(piece));
  const [left, right] = apart.size > 0 ? sidesAt(rest, x) : sides;
  if (left.rows.length === 0 || right.rows.length === 0) return null;
  const touching = left.rows.filter((row) => row.right > x - GUTTER_SIZES * row.size).length;
  if (x !== page.gutter && touching > TOUCHING_SHARE * left.rows.length) return null;
  const isKnown = x === page.gutter || isKnownGutter(left, right, x, page.known);
  const verdict = isKnown ? 'columns' : judge(left, right);
  if (verdict === null) return null;
  const top = Math.max(left.rows[0]?.y ?? 0, right.rows[0]?.y ?? 0);
  return {
    verdict,
    x,
    above: [...pieces.slice(0, from), ...heads.filter(({ y }) => y > top)],
    left: left.pieces,
    right: right.pieces,
    below: [...heads.filter(({ y }) => y <= top), ...pieces.slice(to)],
  };
}

function isKnownGutter(left: Side, right: Side, x: number, known: readonly number[]): boolean {
  return (
    Math.min(left.length, right.length) >= LENGTH_AT_KNOWN &&
    left.rows.length + right.rows.length >= ROWS_AT_KNOWN &&
    isNearOneOf(known, x)
  );
}

function isNearOneOf(edges: readonly number[], x: number): boolean {
  return edges.some((edge) => Math.abs(edge - x) <= STEP_POINTS);
}

/**
 * The outermost rows that stand apart from the text, on one side or as two halves at one height: a running head or
 * page numbers.
 *
 * @param edge From which edge to look.
 */
function headsOf(left: Side, right: Side, edge: 'top' | 'bottom'): Row[] {
  const sign = edge === 'top' ? -1 : 1;
  const rows = [...left.rows, ...right.rows].sort((a, b) => sign * (a.y - b.y));
  const [outer] = rows;
  if (!outer) return [];
  const heads = rows.filter(({ y }) => Math.abs(y - outer.y) <= outer.size);
  const next = rows[heads.length];
  const { leading, size } = left.rows.length > right.rows.length ? left : right;
  // Formulas have rows that are close to each other.
  const usual = Math.max(leading, USUAL_LEADING * size);
  return next && Math.abs(outer.y - next.y) > HEAD_GAP * usual ? heads : [];
}
