import { endsSentence } from '../blocks/line-shape.js';
import type { TokenCounter } from '../chunk.js';
import { cutLastSentence, leadsIn } from './fit-blocks.js';
import { isTerm } from './terms.js';
import type { Piece } from './piece.js';

const COLON = /[:：]["'”’)\]]*$/u;
/** What a command or a program gives, which says nothing without it. */
const RESULT =
  /^(?:(?:sample |example )?(?:output|result)s?\b|(?:prints?|outputs?|gives|displays|returns|produces|yields)\b)[^.]{0,60}:|^output: /iu;
const SMALL_LETTER = /^\p{Ll}/u;
/** In tokens: a shorter paragraph goes as a whole with what it announces. */
const SHORT_LEAD = 30;

/**
 * Whether a text says nothing without what follows: a heading, "The options are:", a term, half a sentence.
 *
 * @param before The piece before `last`.
 */
export function announces(last: Piece | undefined, first: Piece | undefined, before?: Piece): boolean {
  if (!last || !first) return false;
  if (last.kind === 'heading') return true;
  if (last.block === first.block) return false;
  if (endsInColon(last)) return true;
  if (isTerm(last, first, before)) return true;
  if (last.kind === 'code') return RESULT.test(first.text);
  if (last.kind === 'table') return false;
  if (leadsIn(last) && last.kind === 'paragraph') return first.kind !== 'heading' && first.kind !== 'rows';
  return goesOnInProse(last, first);
}

export function endsInColon(last: Piece | undefined): boolean {
  return last !== undefined && last.kind !== 'table' && last.kind !== 'code' && COLON.test(last.text);
}

function goesOnInProse(last: Piece, first: Piece): boolean {
  if (first.kind !== 'paragraph' && first.kind !== 'rows') return false;
  return !endsSentence(last.text) && SMALL_LETTER.test(first.text);
}

/**
 * Takes from the end of `pieces` what announces `first`: whole pieces, or the last sentence of a long paragraph.
 *
 * @returns Null when nothing does.
 */
export function takeLeadIn(
  pieces: readonly Piece[],
  first: Piece,
  countOf: (block: number) => TokenCounter,
): { readonly rest: readonly Piece[]; readonly lead: readonly Piece[] } | null {
  let from = pieces.length;
  let next = first;
  for (
    let piece = pieces[from - 1];
    piece && announces(piece, next, pieces[from - 2]);
    piece = pieces[from - 1]
  ) {
    next = piece;
    from--;
    const cut = piece.tokens > SHORT_LEAD ? cutLastSentence(piece, countOf(piece.block)) : null;
    if (cut) return { rest: [...pieces.slice(0, from), cut[0]], lead: [cut[1], ...pieces.slice(from + 1)] };
  }
  if (from === pieces.length) return null;
  return { rest: pieces.slice(0, from), lead: pieces.slice(from) };
}
