import { median } from '../../../book/frequency.js';
import { rowsOf } from './piece.js';
import type { Piece, Row } from './piece.js';

/** What is on one side of a gutter. */
export interface Side {
  readonly pieces: readonly Piece[];
  /** From top to bottom. */
  readonly rows: readonly Row[];
  readonly left: number;
  readonly right: number;
  /** Usual font size, in points. */
  readonly size: number;
  /** Share of the rows that reach the right edge, as most lines of running text do. */
  readonly full: number;
  /** Share of the rows that nearly touch the right edge. */
  readonly flush: number;
  /** Share of the rows that begin with a small letter, as most lines inside a paragraph do. */
  readonly small: number;
  /** Usual number of characters in a row. */
  readonly length: number;
  readonly monoShare: number;
  /** Usual distance between two baselines, in points. */
  readonly leading: number;
}

/** A full row ends within this share of the width, or within this many font sizes, of the right edge. */
const RAGGED_SHARE = 0.15;
const RAGGED_SIZES = 2.5;
/** The right edge is that of the rows but for the longest in this share: one may reach into the gutter. */
const OVERFULL = 0.05;

export function sideOf(pieces: readonly Piece[]): Side {
  const rows = rowsOf(pieces);
  const left = rows.reduce((least, row) => Math.min(least, row.left), Infinity);
  const rights = rows.map((row) => row.right).sort((a, b) => a - b);
  const right = rights[Math.floor((rights.length - 1) * (1 - OVERFULL))] ?? left;
  const size = median(rows.map((row) => row.size));
  const share = (reach: number): number =>
    rows.reduce((count, row) => (row.right >= right - reach ? count + 1 : count), 0) / rows.length;
  const distances = rows.slice(1).map((row, i) => (rows[i]?.y ?? 0) - row.y);
  return {
    pieces,
    rows,
    left,
    right,
    size,
    full: share(Math.max(RAGGED_SHARE * (right - left), RAGGED_SIZES * size)),
    flush: share(RAGGED_SHARE * (right - left)),
    small: rows.filter((row) => leftmost(row).startsSmall).length / rows.length,
    length: median(rows.map((row) => row.pieces.reduce((sum, piece) => sum + piece.length, 0))),
    monoShare: pieces.filter(({ mono }) => mono).length / pieces.length,
    leading: distances.length > 0 ? median(distances) : size,
  };
}

/** Rows of cells in two fonts may differ a little in height, but always by the same; in points. */
const SAME_OFFSET_POINTS = 0.5;
const WIDEST_OFFSET_POINTS = 4;

/** The share of the rows whose distance to the nearest row of the other side is the usual one. */
export function alignedShare({ rows }: Side, other: Side): number {
  const offsets = rows.map(({ y }) =>
    other.rows.reduce((best, row) => (Math.abs(row.y - y) < Math.abs(best) ? row.y - y : best), Infinity),
  );
  const usual = median(offsets);
  if (Math.abs(usual) > WIDEST_OFFSET_POINTS) return 0;
  return offsets.filter((offset) => Math.abs(offset - usual) <= SAME_OFFSET_POINTS).length / rows.length;
}

/** In leadings: more room than this above a row begins a paragraph or a row of a table. */
const ROOM_ABOVE = 1.25;

/** Rows with more room above them than between the lines of a paragraph; the first one included. */
export function openingRows({ rows, leading }: Side): Row[] {
  return rows.filter((row, i) => {
    const above = rows[i - 1];
    return !above || above.y - row.y > ROOM_ABOVE * leading;
  });
}

/** The side made of the pieces that are nearest to the gutter: in three columns, the middle one. */
export function nearest({ rows }: Side, edge: 'left' | 'right'): Side {
  return sideOf(rows.map((row) => (edge === 'left' ? leftmost(row) : rightmost(row))));
}

function leftmost({ pieces }: Row): Piece {
  return pieces.reduce((best, piece) => (piece.left < best.left ? piece : best));
}

function rightmost({ pieces }: Row): Piece {
  return pieces.reduce((best, piece) => (piece.right > best.right ? piece : best));
}
