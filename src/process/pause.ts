import { setTimeout as delay } from 'node:timers/promises';

/** Waits for some milliseconds or until the signal aborts. It does not throw: callers check the signal afterwards. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
