import type { DataSource } from 'typeorm';
import type { RedisConfig } from '../redis.config.js';
import { libraryId } from '../../database/library-identity.js';

/** Of all libraries before each had one of its own; now the beginning of every name. */
export const COMMON_PREFIX = 'colophon';

/**
 * Beginning of the names of all keys in the Redis. Libraries that share a Redis have each their own: a job that another
 * library's worker takes would be gone, as that one does not know what it is about.
 */
export class BullPrefix {
  private constructor(readonly prefix: string) {}

  static async of(config: RedisConfig, dataSource: DataSource): Promise<BullPrefix> {
    return new BullPrefix(config.redisPrefix || `${COMMON_PREFIX}:${await libraryId(dataSource)}`);
  }
}
