import type { FoundChunk } from './search.repository.js';

/** A chunk, and how many chunks of the same document say the same. */
export interface Distinct {
  readonly chunk: FoundChunk;
  readonly copies: number;
}

/** Share of the words of the longer text that the other has, too: a line number or a date may differ. */
const SAME = 0.9;

/**
 * Folds chunks of one document that say the same into the best of them. The same text in two books stays, as each has its
 * own place to be cited.
 *
 * @param ranked Best first.
 */
export function foldNearDuplicates(ranked: readonly FoundChunk[]): Distinct[] {
  const kept: { chunk: FoundChunk; words: ReadonlySet<string>; copies: number }[] = [];
  for (const chunk of ranked) {
    const words = wordsOf(chunk.text);
    const same = kept.find((one) => one.chunk.documentId === chunk.documentId && areSame(one.words, words));
    if (same) same.copies += 1;
    else kept.push({ chunk, words, copies: 0 });
  }
  return kept;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu));
}

function areSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [smaller, larger] = one.size < other.size ? [one, other] : [other, one];
  // From here on, as few words as this may differ; most pairs end after the first of them.
  let spare = smaller.size - SAME * larger.size;
  if (spare < 0) return false;
  for (const word of smaller) {
    if (!larger.has(word)) spare -= 1;
    if (spare < 0) return false;
  }
  return true;
}
