import { marksBetween, type LineMark, type ProseKind } from '../blocks/block.js';
import type { TokenCounter } from '../chunk.js';

/** The separator between a piece and the one before it in the same chunk. */
export type Joint = '\n\n' | '\n' | ' ' | '';

/** A block that fits the model, or a part of a longer block. */
export interface Piece {
  readonly kind: ProseKind | 'code';
  readonly text: string;
  readonly joint: Joint;
  /** Excludes special tokens. */
  readonly tokens: number;
  /** Its lines, each with the offset at which it begins. At least one; the first has offset 0. */
  readonly marks: readonly LineMark[];
  /** Position of its block in the section. */
  readonly block: number;
  /** Only for a table. */
  readonly columns?: number;
}

export function joinPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece, i) => (i === 0 ? '' : piece.joint) + piece.text).join('');
}

export function tokensOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.tokens, 0);
}

/** The part of a piece from `from` (included) to `to` (excluded), in characters, with the marks of its lines. */
export function slicePiece(piece: Piece, from: number, to: number, joint: Joint, count: TokenCounter): Piece {
  const text = piece.text.slice(from, to);
  return { ...piece, text, joint, tokens: count(text), marks: marksBetween(piece.marks, from, to) };
}
