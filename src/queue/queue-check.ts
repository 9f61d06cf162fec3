import { Injectable, Optional } from '@nestjs/common';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';
import { JobQueue } from './job-queue.js';
import { RedisConfig } from './redis.config.js';

/** Asks the queue of this process for its counts. Without a queue, it tries the Redis that the settings name. */
@Injectable()
export class QueueCheck extends RoomCheck {
  override readonly name = 'queue';

  constructor(
    private readonly config: RedisConfig,
    @Optional() private readonly queue?: JobQueue,
  ) {
    super();
  }

  override async check(): Promise<Health> {
    if (this.queue) {
      await this.queue.counts();
      return { message: 'The queue answers.' };
    }
    const { redisUrl } = this.config;
    if (!redisUrl) return { message: 'The database carries the jobs.' };
    // Loaded only when there is a Redis.
    const { checkRedis, placeOf } = await import('./bull/redis-connection.js');
    return { message: `The Redis at ${placeOf(redisUrl)} answers.`, warnings: await checkRedis(redisUrl) };
  }
}
