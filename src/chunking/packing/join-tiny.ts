import type { TokenCounter } from '../chunk.js';
import { TINY, type ContentLimits } from './content-limits.js';
import { draftOf, joinDrafts, type Draft } from './draft.js';
import { cutLastSentence } from './fit-blocks.js';
import { prefersBefore } from './join-small.js';
import { announces } from './lead-in.js';
import type { LabelSpan } from '../typing/labels.js';
import { tokensOf, type Piece } from './piece.js';

/**
 * Lets no draft below `TINY` tokens stand alone: it joins a neighbour up to the limit of the model, or gets the nearest
 * text of a neighbour that is too full for that. Listings are not cut for it. Exercises stay apart from other text, while a
 * short example says little without the text that it is an example of.
 */
export function joinTiny(
  drafts: readonly Draft[],
  limits: ContentLimits,
  countOf: (block: number) => TokenCounter,
): Draft[] {
  const joined = [...drafts];
  const least = Math.min(TINY, limits.small);
  for (let at = 0; at < joined.length; at++) {
    const draft = joined[at]!;
    if (draft.tokens >= least) continue;
    const before = joined[at - 1];
    const above = fitting(draft, before, limits);
    const below = fitting(draft, joined[at + 1], limits);
    if (above && (!below || goesAbove(draft, above, below))) {
      joined.splice(at - 1, 2, joinDrafts(above, draft));
      at -= 2;
    } else if (below) {
      joined.splice(at, 2, joinDrafts(draft, below));
      at--;
    } else if (before?.span === draft.span) {
      const shared = takeFromAbove(before, draft, least, countOf);
      if (shared) joined.splice(at - 1, 2, ...shared);
    }
  }
  return joined;
}

function fitting(draft: Draft, other: Draft | undefined, limits: ContentLimits): Draft | null {
  if (!other || other.tokens + draft.tokens > limits.hard) return null;
  return other.span === draft.span || (mayJoin(draft.span) && mayJoin(other.span)) ? other : null;
}

function mayJoin(span: LabelSpan | null): boolean {
  return span === null || span.kind === 'example';
}

function goesAbove(draft: Draft, above: Draft, below: Draft): boolean {
  if ((above.span === draft.span) !== (below.span === draft.span)) return above.span === draft.span;
  return (draft.span !== null && above.span === null) || prefersBefore(draft, above, below);
}

/** Null when the draft above has nothing that it can give: a listing, a single sentence. */
function takeFromAbove(
  above: Draft,
  draft: Draft,
  least: number,
  countOf: (block: number) => TokenCounter,
): readonly [Draft, Draft] | null {
  const rest = [...above.pieces];
  const taken: Piece[] = [];
  while (
    tokensOf(taken) + draft.tokens < least ||
    announces(rest.at(-1), taken[0] ?? draft.pieces[0], rest.at(-2))
  ) {
    const last = rest.pop();
    if (!last || last.kind === 'code') return null;
    const cut = cutLastSentence(last, countOf(last.block));
    if (cut) rest.push(cut[0]);
    taken.unshift(cut ? cut[1] : last);
  }
  if (tokensOf(rest) < least) return null;
  return [draftOf(rest, above.span), draftOf([...taken, ...draft.pieces], draft.span)];
}
