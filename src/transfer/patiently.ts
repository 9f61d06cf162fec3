import { setTimeout as delay } from 'node:timers/promises';

export interface Patience {
  /** Pauses before each retry, in milliseconds: the number of attempts is one more. */
  readonly pausesMs: readonly number[];
  /** @returns Milliseconds to wait after an error, given the next pause; null if a retry is useless. */
  readonly pauseAfter: (error: unknown, pauseMs: number) => number | null;
  readonly signal?: AbortSignal;
}

/**
 * Repeats work while its errors may be temporary.
 *
 * @throws The last error if all attempts failed or a retry is useless; `signal.reason` if aborted.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  { pausesMs, pauseAfter, signal }: Patience,
): Promise<T> {
  for (const turn of pausesMs) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const pause = pauseAfter(error, turn);
      if (pause === null) throw error;
      await delay(pause, undefined, { signal }).catch((aborted: unknown) => {
        signal?.throwIfAborted();
        throw aborted;
      });
    }
  }
  signal?.throwIfAborted();
  return work();
}
