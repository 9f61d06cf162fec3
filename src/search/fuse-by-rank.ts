import type { FoundChunk } from './search.repository.js';

/**
 * From Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009: prevents the top ranks alone from deciding.
 */
const RANK_OFFSET = 60;

/**
 * Merges the result lists of several models into one, best first. Scores of different models are not comparable, so
 * only the ranks count (reciprocal rank fusion); a single list stays unchanged. At equal ranks, the higher score comes
 * first.
 */
export function fuseByRank(lists: readonly (readonly FoundChunk[])[]): FoundChunk[] {
  const weighed = lists.flatMap((list) =>
    list.map((chunk, index) => ({ chunk, weight: 1 / (RANK_OFFSET + index + 1) })),
  );
  const sorted = weighed.toSorted((a, b) => b.weight - a.weight || b.chunk.score - a.chunk.score);
  return sorted.map(({ chunk }) => chunk);
}
