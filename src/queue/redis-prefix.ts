import type { DataSource } from 'typeorm';
import { libraryId } from '../database/library-identity.js';
import type { RedisConfig } from './redis.config.js';

/** Earlier versions used this prefix for all libraries. Now every prefix begins with it. */
export const COMMON_PREFIX = 'colophon';

/**
 * The prefix of all keys in Redis. Libraries that share one Redis have different prefixes. Otherwise the worker of one
 * library could take a job of another and lose it, because it does not know the subject of the job; and each would count
 * the requests of the others.
 */
export async function redisPrefix(config: RedisConfig, dataSource: DataSource): Promise<string> {
  return config.redisPrefix || `${COMMON_PREFIX}:${await libraryId(dataSource)}`;
}
