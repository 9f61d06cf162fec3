import type { TokenCounter } from '../chunk.js';
import { draftOf, type Draft } from './draft.js';
import { jointBetween } from './fit-blocks.js';
import { joinPieces, slicePiece, type Joint, type Piece } from './piece.js';
import { splitText } from './split-text.js';

/** A finished draft with the exact token count of its text, without special tokens. */
export interface MeasuredDraft extends Draft {
  readonly text: string;
}

/**
 * Counts a draft as a whole and cuts it when it is too long. The sum of its words can be lower than the
 * real count with tokenisers that also count the white space between words.
 *
 * @param limit In tokens, without special tokens.
 * @param count The model's own count, not an estimate.
 */
export function keepLimit(draft: Draft, limit: number, count: TokenCounter): MeasuredDraft[] {
  const text = joinPieces(draft.pieces);
  const tokens = count(text);
  if (tokens <= limit) return [{ ...draft, text, tokens }];
  const [first, ...rest] = draft.pieces;
  if (!first) return [];
  if (rest.length > 0) {
    const middle = draft.pieces.length >> 1;
    return [draft.pieces.slice(0, middle), draft.pieces.slice(middle)].flatMap((half) =>
      keepLimit(draftOf(half, draft.span), limit, count),
    );
  }
  const parts = cutPiece(first, limit, count);
  if (parts.length < 2) return [{ ...draft, text, tokens }];
  return parts.flatMap((part) => keepLimit(draftOf([part], draft.span), limit, count));
}

function cutPiece(piece: Piece, limit: number, count: TokenCounter): Piece[] {
  const parts = splitText(piece.text, limit, count);
  return parts.map(({ from, to }, i) => {
    const above = parts[i - 1];
    const joint: Joint = piece.kind === 'code' ? '\n' : jointBetween(piece, above?.to ?? 0, from);
    // Code keeps the indentation before its first word.
    const start = piece.kind === 'code' ? indentationBefore(piece.text, from) : from;
    return slicePiece(piece, start, to, i === 0 ? piece.joint : joint, count);
  });
}

function indentationBefore(text: string, from: number): number {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  return text.slice(lineStart, from).trim() === '' ? lineStart : from;
}
