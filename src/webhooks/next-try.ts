/** Each pause is this many times as long as the one before it. */
const GROWTH = 4;
/** Pauses vary, so that events that failed together are not sent together again. */
const SPREAD = 0.2;

/**
 * Milliseconds until the next try, with a random part of up to a fifth. All pauses together take at most `spanMs`.
 *
 * @param failed How many tries have failed.
 * @param tries  How many there are in all.
 * @returns Null after the last one.
 */
export function nextTryMs(
  failed: number,
  tries: number,
  spanMs: number,
  random: () => number = Math.random,
): number | null {
  if (failed >= tries) return null;
  const first = (spanMs * (GROWTH - 1)) / (GROWTH ** (tries - 1) - 1);
  return Math.round(first * GROWTH ** (failed - 1) * (1 - SPREAD * random()));
}
