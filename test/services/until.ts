import { setTimeout as delay } from 'node:timers/promises';

/**
 * Nothing that a test waits for takes so long, on whatever machine: who waits longer waits for what will not come. Below
 * the limit of a test in vitest.config.ts, so that the failure says what was waited for.
 */
export const PATIENCE_MS = 200_000;

/**
 * Waits for a state, however long a busy machine takes to get there.
 *
 * @param state Said when it does not come.
 * @returns The first answer that is neither false, null nor undefined.
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
