import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { createLibraryDatabase, describeOnPostgres } from './databases.js';
import { embeddedPlace } from './libraries.js';
import { describeOnRedis, startRedis } from './redis.js';
import type { RunningRedis } from './redis.js';

/** A library with its queue, empty at first. */
export interface QueuePlace {
  readonly environment: Readonly<Record<string, string>>;
  /** The Redis that holds Bull's jobs. */
  readonly redis?: RunningRedis;
  remove(): Promise<void>;
}

/** Runs a suite with each implementation of the queue, on each database that supports it. */
export function describeOnEachQueue(
  name: string,
  suite: (makePlace: () => Promise<QueuePlace>) => void,
): void {
  describe(`${name} by pg-boss on the embedded database`, () => suite(embeddedPlace));
  describeOnPostgres(`${name} by pg-boss`, () => suite(postgresPlace));
  describeOnRedis(`${name} by Bull`, () => suite(redisPlace));
}

export async function redisPlace(): Promise<QueuePlace> {
  const redis = await startRedis();
  const place = await postgresPlace();
  return {
    environment: { ...place.environment, REDIS_URL: redis.url },
    redis,
    remove: async () => {
      await place.remove();
      await redis.stop();
    },
  };
}

async function postgresPlace(): Promise<QueuePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-test-'));
  const database = await createLibraryDatabase();
  return {
    environment: { COLOPHON_DATA_DIR: folder, DATABASE_URL: database.url, EMBEDDING_WORKERS: '1' },
    remove: async () => {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
