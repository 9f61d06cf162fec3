import { endsSentence } from '../blocks/line-shape.js';
import { announces } from './lead-in.js';
import { roomOf, TINY, type ContentLimits } from './content-limits.js';
import { isCall, joinDrafts, type Draft } from './draft.js';

/**
 * Joins each draft below `limits.small` tokens to a neighbour in the same label span, until none can be joined. If both
 * neighbours have room, prefers the one above when its sentence continues in the draft, then the one of the same
 * matter (prose or code), then the smaller one. A call of a line or two joins the text above, unless it is the head of the text
 * below; a very short one does so up to the limit of the model. A draft that begins with a heading goes to the one below.
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
    const [above, below] = [joined[at - 1], joined[at + 1]];
    const room = belongsAbove(draft, below) && draft.tokens < TINY ? limits.hard : roomOf(draft, limits);
    const before = fitting(draft, above, room);
    const after = fitting(draft, below, roomOf(draft, limits));
    if (before && (!after || prefersBefore(draft, before, after))) {
      joined.splice(at - 1, 2, joinDrafts(before, draft));
      at--;
    } else if (after) joined.splice(at, 2, joinDrafts(draft, after));
    else at++;
  }
  return joined;
}

function fitting(draft: Draft, other: Draft | undefined, room: number): Draft | null {
  if (!other || other.span !== draft.span || other.tokens + draft.tokens > room) return null;
  return other;
}

/** Whether a draft is nothing but a call, which shows what the text above says: it is not the head of the text below. */
function belongsAbove(draft: Draft, below: Draft | undefined): boolean {
  return isCall(draft) && !announces(draft.pieces.at(-1), below?.pieces[0]);
}

/** Which of two neighbours a draft joins when both have room. */
export function prefersBefore(draft: Draft, before: Draft, after: Draft): boolean {
  if (draft.pieces[0]?.kind === 'heading') return false;
  if (belongsAbove(draft, after)) return true;
  const last = before.pieces.at(-1);
  if (last && last.kind !== 'code' && !endsSentence(last.text)) return true;
  if (before.matter !== after.matter) return before.matter === draft.matter;
  return before.tokens <= after.tokens;
}
