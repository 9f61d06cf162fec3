import { SAME_BASELINE } from './piece.js';
import type { Piece } from './piece.js';

/** How much is on one side of a gutter, counted in one pass: it rules out most gutters before they are measured. */
export class Amount {
  pieces = 0;
  rows = 0;
  mono = 0;
  /** Number of characters. */
  length = 0;
  private row: Piece | null = null;

  /** @param piece None before it is lower. */
  add(piece: Piece): void {
    this.pieces++;
    this.length += piece.length;
    if (piece.mono) this.mono++;
    const { row } = this;
    if (row && row.y - piece.y <= SAME_BASELINE * Math.max(row.size, piece.size)) return;
    this.rows++;
    this.row = piece;
  }
}
