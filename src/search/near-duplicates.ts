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
 * @param most   Ends after so many; then copies that rank below them are not counted.
 */
export function foldNearDuplicates(ranked: readonly FoundChunk[], most = Infinity): Distinct[] {
  const kept: Kept[] = [];
  const byDocument = new Map<string, Kept[]>();
  for (const chunk of ranked) {
    const words = wordsOf(chunk);
    const ofDocument = byDocument.get(chunk.documentId) ?? [];
    const same = ofDocument.find((one) => areSame(one.words, words));
    if (same) {
      same.copies += 1;
      continue;
    }
    if (kept.length >= most) break;
    const one = { chunk, words, copies: 0 };
    kept.push(one);
    ofDocument.push(one);
    byDocument.set(chunk.documentId, ofDocument);
  }
  return kept;
}

interface Kept {
  readonly chunk: FoundChunk;
  readonly words: Uint32Array;
  copies: number;
}

/** Of chunks that are held in memory. */
const known = new WeakMap<FoundChunk, Uint32Array>();

/** The different words of a chunk as sorted hashes: a tenth of the memory of a set of words, and compared as quickly. */
function wordsOf(chunk: FoundChunk): Uint32Array {
  const before = known.get(chunk);
  if (before) return before;
  const hashes = new Set<number>();
  for (const [word] of chunk.text.toLowerCase().matchAll(/[\p{L}\p{N}_]+/gu)) hashes.add(hashOf(word));
  const words = Uint32Array.from(hashes).sort();
  known.set(chunk, words);
  return words;
}

/** FNV-1a of 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function areSame(one: Uint32Array, other: Uint32Array): boolean {
  const [smaller, larger] = one.length < other.length ? [one, other] : [other, one];
  // From here on, as few words as this may differ; most pairs end after the first of them.
  let spare = smaller.length - SAME * larger.length;
  let at = 0;
  for (const word of smaller) {
    if (spare < 0) return false;
    while (at < larger.length && larger[at]! < word) at += 1;
    if (larger[at] !== word) spare -= 1;
  }
  return spare >= 0;
}
