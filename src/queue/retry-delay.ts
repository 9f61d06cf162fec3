/** A job is retried within this time, however often it has failed. */
const LONGEST_MS = 3_600_000;
/** The delay varies so that jobs that failed together are not retried together. */
const SPREAD = 0.2;

/**
 * Milliseconds before the next attempt: the delay doubles each time, plus a random part of up to a fifth.
 *
 * @param attempt The attempt that failed, from 1.
 */
export function retryDelay(attempt: number, firstMs: number, random: () => number = Math.random): number {
  const base = Math.min(firstMs * 2 ** (attempt - 1), LONGEST_MS);
  return Math.round(base * (1 + SPREAD * random()));
}
