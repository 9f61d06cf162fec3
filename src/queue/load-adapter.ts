import type { QueueAdapter } from './queue-adapter.js';
import type { RedisConfig } from './redis.config.js';

/** Bull where there is a Redis, else pg-boss. Loaded only here, so that a program pays for the one it uses. */
export async function loadAdapter({ redisUrl }: RedisConfig): Promise<QueueAdapter> {
  const { adapter } = redisUrl
    ? await import('./bull/bull-queue.js')
    : await import('./pg-boss/pg-boss-queue.js');
  return adapter;
}
