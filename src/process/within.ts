import { pause } from './pause.js';

/**
 * Waits for work, but at most `ms` milliseconds.
 *
 * @param late Returned if the work takes longer; the work itself continues.
 * @throws what the work throws in that time.
 */
export async function within<T, Late>(ms: number, work: Promise<T>, late: Late): Promise<T | Late> {
  const settled = new AbortController();
  try {
    return await Promise.race([work, pause(ms, settled.signal).then(() => late)]);
  } finally {
    settled.abort();
  }
}
