import { carriedBudget, embedTextOf, firstWords, carriedWith } from './embed-text.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { Scale } from './measure.js';
import { carriedOver } from './packing/carried.js';
import type { TypedDraft } from './typed-draft.js';

/**
 * Puts before the embedded text of each draft what it continues: the head of a cut table, the lead-in of a cut list, the
 * term of a cut entry. The shown text stays as it is.
 *
 * @param drafts All drafts of one section, in order.
 */
export function carryOver(drafts: readonly TypedDraft[], scaleOf: (type: ChunkType) => Scale): TypedDraft[] {
  const starts: number[] = [];
  let at = 0;
  for (const { pieces } of drafts) {
    starts.push(at);
    at += pieces.length;
  }
  const carried = carriedOver(
    drafts.flatMap(({ pieces }) => pieces),
    starts.slice(1),
  );
  return drafts.map((draft, i) => {
    const text = carried[i - 1] ?? '';
    return text === '' ? draft : carrying(draft, text, scaleOf(draft.type));
  });
}

/** Words that find no room are left out from the end. */
function carrying(draft: TypedDraft, carried: string, { limits, countTokens, estimate }: Scale): TypedDraft {
  const room = Math.min(carriedBudget(limits.hard), limits.hard - draft.tokens);
  const kept = firstWords(carried, room, estimate);
  if (kept === '') return draft;
  const prefix = carriedWith(draft.prefix, kept);
  const tokens = countTokens(embedTextOf(prefix, draft.text));
  return tokens > limits.hard ? draft : { ...draft, prefix, tokens };
}
