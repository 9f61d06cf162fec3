import { COMMON_PREFIX } from '../redis-prefix.js';
import type { BullQueue } from './bull-queues.js';

/** Marks that this was done, so that a queue that somebody has resumed since then is not paused again. */
const DONE = 'pauses-taken-over';

/**
 * Takes over pauses from the time when all libraries shared one key prefix. Jobs are not moved, because nobody can tell
 * which library they belong to. Each library enqueues its waiting runs again, and its dead letters are in its database.
 */
export async function takeOverEarlierPauses(queues: readonly BullQueue[]): Promise<void> {
  for (const queue of queues) {
    if ((await queue.client.exists(queue.toKey(DONE))) === 1) continue;
    const paused = await queue.client.exists(`${COMMON_PREFIX}:${queue.name}:meta-paused`);
    if (paused === 1) await queue.pause();
    await queue.client.set(queue.toKey(DONE), '1');
  }
}
