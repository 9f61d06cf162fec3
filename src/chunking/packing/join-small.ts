import { endsSentence } from '../blocks/line-shape.js';
import { roomOf, type ContentLimits } from './content-limits.js';
import { joinDrafts, type Draft } from './draft.js';

/**
 * Joins each draft below `limits.small` tokens to a neighbour in the same label span, until none can be joined. If both
 * neighbours have room, prefers the one above when its sentence continues in the draft, then the one of the same
 * matter (prose or code), then the smaller one. A draft that begins with a heading goes to the one below.
 */
export function joinSmall(drafts: readonly Draft[], limits: ContentLimits): Draft[] {
  const joined = [...drafts];
  let at = 0;
  while (at < joined.length) {
    const draft = joined[at];
    if (!draft || draft.tokens >= limits.small) {
      at++;
      continue;
    }
    const before = fitting(draft, joined[at - 1], limits);
    const after = fitting(draft, joined[at + 1], limits);
    if (before && (!after || prefersBefore(draft, before, after))) {
      joined.splice(at - 1, 2, joinDrafts(before, draft));
      at--;
    } else if (after) joined.splice(at, 2, joinDrafts(draft, after));
    else at++;
  }
  return joined;
}

function fitting(draft: Draft, other: Draft | undefined, limits: ContentLimits): Draft | null {
  if (!other || other.span !== draft.span || other.tokens + draft.tokens > roomOf(draft, limits)) return null;
  return other;
}

/** Which of two neighbours a draft joins when both have room. */
export function prefersBefore(draft: Draft, before: Draft, after: Draft): boolean {
  if (draft.pieces[0]?.kind === 'heading') return false;
  const last = before.pieces.at(-1);
  if (last && last.kind !== 'code' && !endsSentence(last.text)) return true;
  if (before.matter !== after.matter) return before.matter === draft.matter;
  return before.tokens <= after.tokens;
}
