import type { LabelSpan } from '../typing/labels.js';
import { tokensOf, type Piece } from './piece.js';

/** An unfinished chunk: pieces of one section in reading order, all under the same label. */
export interface Draft {
  readonly pieces: readonly Piece[];
  /** Excludes special tokens. */
  readonly tokens: number;
  /** How it was packed. The type of the chunk is decided later, on the finished text. */
  readonly matter: 'prose' | 'code';
  readonly span: LabelSpan | null;
}

export function draftOf(pieces: readonly Piece[], span: LabelSpan | null): Draft {
  const matter = pieces.some((piece) => piece.kind === 'code') ? 'code' : 'prose';
  return { pieces, tokens: tokensOf(pieces), matter, span };
}

/** A longer listing is a program, which is a passage of its own. */
const LINES_OF_CALL = 2;

/** Whether a draft is a call or two without any text about them. */
export function isCall({ pieces }: Draft): boolean {
  return pieces.every(({ kind, marks }) => kind === 'code' && marks.length <= LINES_OF_CALL);
}

/** Both as one draft, under the label of the longer one should theirs differ. */
export function joinDrafts(first: Draft, second: Draft): Draft {
  const { span } = first.tokens >= second.tokens ? first : second;
  return draftOf([...first.pieces, ...second.pieces], span);
}
