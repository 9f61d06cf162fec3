import { isInRow } from './piece.js';
import type { Piece } from './piece.js';

/** How much is on one side of a gutter, counted in one pass: it rules out most gutters before they are measured. */
export class Amount {
  pieces = 0;
  rows = 0;
  mono = 0;
  /** Number of characters. */
  length = 0;
  /** Number of rows that reach into the gutter. */
  touching = 0;
  private row: Piece | null = null;
  private rowTouches = false;

  /**
   * @param piece None before it is lower.
   * @param touches Whether it reaches into the gutter.
   */
  add(piece: Piece, touches: boolean): void {
    this.pieces++;
    this.length += piece.length;
    if (piece.mono) this.mono++;
    if (!this.row || !isInRow(this.row, piece)) {
      this.rows++;
      this.row = piece;
      this.rowTouches = false;
    }
    if (touches && !this.rowTouches) this.touching++;
    this.rowTouches ||= touches;
  }
}
