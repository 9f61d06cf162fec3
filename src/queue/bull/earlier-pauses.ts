import { COMMON_PREFIX } from './bull-prefix.js';
import type { BullQueue } from './bull-queues.js';

/** Says that it was done: what a person resumed since stays so. */
const DONE = 'pauses-taken-over';

/**
 * Pauses the queues that were paused when all libraries had the same names of keys. Their jobs are not moved, as nobody
 * can tell whose they are: each library announces its waiting runs anew, and its dead letters are in its database.
 */
export async function takeOverEarlierPauses(queues: readonly BullQueue[]): Promise<void> {
  for (const queue of queues) {
    if ((await queue.client.exists(queue.toKey(DONE))) === 1) continue;
    const paused = await queue.client.exists(`${COMMON_PREFIX}:${queue.name}:meta-paused`);
    if (paused === 1) await queue.pause();
    await queue.client.set(queue.toKey(DONE), '1');
  }
}
