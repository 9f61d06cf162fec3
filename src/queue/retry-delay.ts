/** However often a job failed, it is tried again within so long. */
const LONGEST_MS = 3_600_000;
/** Jobs that failed together do not come back together. */
const SPREAD = 0.2;

/**
 * Milliseconds before the next attempt: doubled each time, plus up to a fifth.
 *
 * @param attempt The attempt that failed, from 1.
 */
export function retryDelay(attempt: number, firstMs: number, random: () => number = Math.random): number {
  const base = Math.min(firstMs * 2 ** (attempt - 1), LONGEST_MS);
  return Math.round(base * (1 + SPREAD * random()));
}
