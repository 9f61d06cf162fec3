import type { DataSource } from 'typeorm';
import type { RedisConfig } from '../redis.config.js';
import { redisPrefix } from '../redis-prefix.js';

/** The prefix of the keys of all queues, once it is known. */
export class BullPrefix {
  private constructor(readonly prefix: string) {}

  static async of(config: RedisConfig, dataSource: DataSource): Promise<BullPrefix> {
    return new BullPrefix(await redisPrefix(config, dataSource));
  }
}
