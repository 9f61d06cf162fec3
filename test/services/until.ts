import { setTimeout as delay } from 'node:timers/promises';

/**
 * No test waits this long on any machine, except for something that will not happen. It is below the limit of a test in
 * vitest.config.ts, so that the failure shows what the test was waiting for.
 */
export const PATIENCE_MS = 200_000;

/**
 * Waits for a state, even if a busy machine needs long to reach it.
 *
 * @param state Named in the error if it does not occur.
 * @returns The first result that is not false, null or undefined.
 */
export async function until<T>(
  state: string,
  look: () => T | Promise<T>,
  everyMs = 20,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await look();
    if (answer !== false && answer !== null && answer !== undefined) {
      return answer as Exclude<T, false | null | undefined>;
    }
    if (performance.now() > deadline) throw new Error(`Not within ${PATIENCE_MS / 1000} s: ${state}.`);
    await delay(everyMs);
  }
}
