import type { LabelSpan } from '../typing/labels.js';
import { tokensOf, type Piece } from './piece.js';

/** A chunk in the making: pieces of one section in reading order, all in the span of one label. */
export interface Draft {
  readonly pieces: readonly Piece[];
  /** Without special tokens. */
  readonly tokens: number;
  /** What it was packed as; the type of the chunk is decided on the finished text. */
  readonly matter: 'prose' | 'code';
  readonly span: LabelSpan | null;
}

export function draftOf(pieces: readonly Piece[], span: LabelSpan | null): Draft {
  const matter = pieces.some((piece) => piece.kind === 'code') ? 'code' : 'prose';
  return { pieces, tokens: tokensOf(pieces), matter, span };
}

export function joinDrafts(first: Draft, second: Draft): Draft {
  return draftOf([...first.pieces, ...second.pieces], first.span);
}
