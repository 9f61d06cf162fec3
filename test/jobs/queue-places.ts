import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { describe } from 'vitest';
import { LibraryModule } from '../../src/roles/library.module.js';
import { WorkerRoleModule } from '../../src/roles/worker.module.js';
import { createDatabase, describeOnPostgres } from '../services/databases.js';
import { embeddedPlace } from '../services/libraries.js';
import { describeOnRedis, startRedis } from '../services/redis.js';
import type { RunningRedis } from '../services/redis.js';

/** A library with its queue, empty at first. */
export interface QueuePlace {
  readonly environment: Readonly<Record<string, string>>;
  /** Where Bull carries the jobs. */
  readonly redis?: RunningRedis;
  remove(): Promise<void>;
}

/** Runs a suite with each implementation of the queue and on each database that can carry it. */
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
  const database = await createDatabase();
  return {
    environment: { COLOPHON_DATA_DIR: folder, DATABASE_URL: database.url, EMBEDDING_WORKERS: '1' },
    remove: async () => {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Settings = Readonly<Record<string, string>>;

/** A process that takes jobs, here in this one. The caller closes it. */
export function openWorker(place: QueuePlace, settings: Settings = {}): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    WorkerRoleModule.forRoot({ ...place.environment, ...settings, LOG_LEVEL: 'silent' }),
    { logger: false, abortOnError: false },
  );
}

/** The services alone, as of a process that only queues. The caller closes it. */
export function openServices(place: QueuePlace): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    LibraryModule.forRoot(place.environment, { attach: 'if-running', command: 'a test' }),
    { logger: false, abortOnError: false },
  );
}
