import type { QueueAdapter } from './queue-adapter.js';
import type { RedisConfig } from './redis.config.js';

/**
 * Loads Bull when there is a Redis, otherwise pg-boss. The import is dynamic, so that a program loads only the one it
 * uses.
 */
export async function loadAdapter({ redisUrl }: RedisConfig): Promise<QueueAdapter> {
  const { adapter } = redisUrl
    ? await import('./bull/bull-queue.js')
    : await import('./pg-boss/pg-boss-queue.js');
  return adapter;
}
