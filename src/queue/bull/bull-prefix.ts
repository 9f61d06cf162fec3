import type { DataSource } from 'typeorm';
import type { QueueConfig } from '../queue.config.js';
import { libraryId } from '../../database/library-identity.js';

/** Of all libraries before each had one of its own; now the beginning of every name. */
export const COMMON_PREFIX = 'colophon';

/**
 * Beginning of the names of all keys in the Redis. Libraries that share a Redis have each their own: a job that another
 * library's worker takes would be gone, as that one knows no such run.
 */
export class BullPrefix {
  private constructor(readonly prefix: string) {}

  static async of(config: QueueConfig, dataSource: DataSource): Promise<BullPrefix> {
    return new BullPrefix(config.redisPrefix || `${COMMON_PREFIX}:${await libraryId(dataSource)}`);
  }
}
