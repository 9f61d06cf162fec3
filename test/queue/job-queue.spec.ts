import { rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { getQueueToken } from '@nestjs/bull';
import type { INestApplicationContext } from '@nestjs/common';
import type { Queue } from 'bull';
import { DataSource } from 'typeorm';
import { jobOptions } from '../../src/queue/bull/bull-job.js';
import { describeJobQueue } from '../../src/queue/job-queue.contract.js';
import type { QueuePlace } from '../../src/queue/job-queue.contract.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import type { JobDefinition } from '../../src/queue/job.js';
import { TEST_JOBS } from '../../src/queue/testing/test-jobs.js';
import { copyOfTemplate, createDatabase, describeOnPostgres } from '../services/databases.js';
import { describeOnRedis, startRedis } from '../services/redis.js';
import { openQueue } from './places.js';
import type { Settings } from './places.js';

describeJobQueue('pg-boss on the embedded database', async () => {
  const folder = await copyOfTemplate();
  return placeOf({ COLOPHON_DATA_DIR: folder }, putIntoPgBoss, () =>
    rm(folder, { recursive: true, force: true }),
  );
});

describeOnPostgres('With pg-boss', () => {
  describeJobQueue('pg-boss', async () => {
    const database = await createDatabase();
    return placeOf({ DATABASE_URL: database.url }, putIntoPgBoss, () => database.drop());
  });
});

describeOnRedis('With Bull', () => {
  describeJobQueue('Bull', async () => {
    const database = await createDatabase();
    const redis = await startRedis('s3cret');
    const settings = { DATABASE_URL: database.url, REDIS_URL: redis.url };
    return placeOf(settings, putIntoBull, async () => {
      await redis.stop();
      await database.drop();
    });
  });
});

type PutRaw = (app: INestApplicationContext, job: JobDefinition, message: unknown) => Promise<void>;

async function placeOf(settings: Settings, putRaw: PutRaw, remove: () => Promise<void>): Promise<QueuePlace> {
  const app = await openQueue(settings, undefined, TEST_JOBS);
  return {
    queue: app.get(JobQueue),
    work: async (behaviours) => {
      const worker = await openQueue(settings, behaviours, TEST_JOBS);
      return { queue: worker.get(JobQueue), close: () => worker.close() };
    },
    putRaw: (job, message) => putRaw(app, job, message),
    close: async () => {
      await app.close();
      await remove();
    },
  };
}

async function putIntoPgBoss(
  app: INestApplicationContext,
  job: JobDefinition,
  message: unknown,
): Promise<void> {
  // The database itself refuses a NUL, also as \u0000: no such message can be in there.
  const json = JSON.stringify(message).replaceAll('\\u0000', '');
  await app
    .get(DataSource)
    .query('INSERT INTO colophon_queue.job (id, name, data) VALUES ($1, $2, $3::jsonb)', [
      randomUUID(),
      job.name,
      json,
    ]);
}

async function putIntoBull(
  app: INestApplicationContext,
  job: JobDefinition,
  message: unknown,
): Promise<void> {
  await app
    .get<Queue<unknown>>(getQueueToken(job.name), { strict: false })
    .add(job.name, message, jobOptions(randomUUID(), {}));
}
