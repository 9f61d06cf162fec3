import { setTimeout as delay } from 'node:timers/promises';

export interface Patience {
  /** Pauses before each further try, in milliseconds: as many tries as there are, and one. */
  readonly pausesMs: readonly number[];
  /** @returns Milliseconds to wait after an error, given the pause that is its turn; null: it will not pass. */
  readonly pauseAfter: (error: unknown, pauseMs: number) => number | null;
  readonly signal?: AbortSignal;
}

/**
 * Does work again while what it throws may pass.
 *
 * @throws The last error, when it has been tried often enough or will not pass; `signal.reason` when aborted.
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
