import type { FoundChunk } from './search.repository.js';

/** Of Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009: keeps the first places from deciding alone. */
const RANK_OFFSET = 60;

/**
 * One list of the lists that several models gave, best first. Scores of different models are not comparable, so only
 * the places count (reciprocal rank fusion); a single list stays as it is. Of equal places the higher score goes first.
 */
export function fuseByRank(lists: readonly (readonly FoundChunk[])[]): FoundChunk[] {
  const weighed = lists.flatMap((list) =>
    list.map((chunk, index) => ({ chunk, weight: 1 / (RANK_OFFSET + index + 1) })),
  );
  const sorted = weighed.toSorted((a, b) => b.weight - a.weight || b.chunk.score - a.chunk.score);
  return sorted.map(({ chunk }) => chunk);
}
