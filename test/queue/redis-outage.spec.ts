import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { getQueueToken } from '@nestjs/bull';
import type { Queue } from 'bull';
import type { Behaviour } from '../../src/queue/job-queue.contract.js';
import { RedisConnections } from '../../src/queue/bull/redis-connections.js';
import { EMBED, INGEST } from '../../src/ingestion/jobs/jobs.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { createDatabase } from '../services/databases.js';
import { describeOnRedis, startRedis } from '../services/redis.js';
import type { RunningRedis } from '../services/redis.js';
import { until } from '../services/until.js';
import { openQueue } from './places.js';
import type { Settings } from './places.js';

describeOnRedis('The queue', () => {
  let redis: RunningRedis;
  let database: { readonly url: string; drop(): Promise<void> };
  let settings: Settings;

  beforeAll(async () => {
    database = await createDatabase();
    redis = await startRedis('hunter2');
    settings = { DATABASE_URL: database.url, REDIS_URL: redis.url };
  });
  afterAll(async () => {
    await redis.stop();
    await database.drop();
  });

  const untilEmpty = (queue: JobQueue) =>
    until('the queue is empty', async () => {
      const { waiting, active, delayed } = (await queue.counts())['ingest']!;
      return waiting + active + delayed === 0;
    });

  it('refuses to start with a wrong password, without repeating it', async () => {
    const wrong = redis.url.replace('hunter2', 'hunter3');
    const refusal: unknown = await openQueue({ ...settings, REDIS_URL: wrong }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code: 'queue.credentials' });
    // As it is logged: with all its causes.
    expect(inspect(refusal, { depth: Infinity })).not.toContain('hunter');
    const none = redis.url.replace(':hunter2@', '');
    await expect(openQueue({ ...settings, REDIS_URL: none })).rejects.toMatchObject({
      code: 'queue.credentials',
    });
  });

  it('refuses to start without its Redis', async () => {
    const nowhere = 'redis://:hunter2@127.0.0.1:1';
    await expect(openQueue({ ...settings, REDIS_URL: nowhere })).rejects.toMatchObject({
      code: 'queue.unreachable',
      message: expect.stringContaining('127.0.0.1:1') as string,
    });
  });

  it('outlives a restart of its Redis: what runs ends, what waits is run, what is asked meanwhile fails in time', async () => {
    const [running, waiting, later] = [randomUUID(), randomUUID(), randomUUID()];
    const seen: string[] = [];
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const app = await openQueue(
      settings,
      new Map<string, Behaviour>([
        [running, () => (seen.push('running'), finished)],
        [waiting, () => void seen.push('waiting')],
        [later, () => void seen.push('later')],
      ]),
    );
    try {
      const queue = app.get(JobQueue);
      await queue.enqueue(INGEST, { runId: running });
      await queue.enqueue(INGEST, { runId: waiting });
      await until('the first job runs', () => seen.length > 0);
      await redis.halt();
      await expect(queue.enqueue(INGEST, { runId: later })).rejects.toMatchObject({
        name: 'OperationalError',
        code: 'queue.unreachable',
      });
      await expect(queue.ping()).rejects.toMatchObject({ code: 'queue.unreachable' });
      finish();
      await redis.resume();
      await untilEmpty(queue);
      await queue.enqueue(INGEST, { runId: later });
      await untilEmpty(queue);
      // At least once: the end of the first may be written after its lease.
      expect([...new Set(seen)].toSorted()).toEqual(['later', 'running', 'waiting']);
    } finally {
      await app.close();
    }
  });

  it('closes when the Redis is away', async () => {
    const app = await openQueue(settings, new Map());
    await redis.halt();
    try {
      await expect(app.close()).resolves.toBeUndefined();
    } finally {
      await redis.resume();
    }
  });

  it('tells an error of the network as a queue that is away', async () => {
    const connections = new RedisConnections(redis.url);
    try {
      const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      await expect(connections.ask(() => Promise.reject(reset))).rejects.toMatchObject({
        name: 'OperationalError',
        code: 'queue.unreachable',
      });
    } finally {
      connections.close();
    }
  });

  it('reads and buries a job in whose fields others wrote what is none of ours', async () => {
    const app = await openQueue(settings, new Map());
    try {
      const queue = app.get(JobQueue);
      const bull = app.get<Queue<unknown>>(getQueueToken('ingest'), { strict: false });
      const foreign = { colophonError: '{no json', colophonDeliveries: 'many', timestamp: 'today' };
      const message = JSON.stringify({ version: 1, data: {} });
      await queue.pause('ingest');
      await bull.client.hset(bull.toKey('foreign'), {
        name: 'ingest',
        data: message,
        opts: '{}',
        ...foreign,
      });
      await bull.client.lpush(bull.toKey('paused'), 'foreign');
      expect(await queue.list(5, 'ingest')).toMatchObject([{ attempts: 0, enqueuedAt: new Date(0) }]);
      await queue.resume('ingest');
      await until('it is a dead letter', async () => (await queue.counts())['ingest']!.dead > 0);
      const [letter] = await queue.deadLetters({ name: 'ingest', limit: 5 });
      expect(letter).toMatchObject({ errorCode: 'queue.malformed', attempts: 1 });
    } finally {
      await app.close();
    }
  });

  it('makes dead letters of jobs that are no JSON or of another program', async () => {
    const app = await openQueue(settings, new Map());
    try {
      const queue = app.get(JobQueue);
      const bull = app.get<Queue<unknown>>(getQueueToken('embed'), { strict: false });
      await bull.add('somebody-elses', { version: 1, data: { runId: randomUUID() } });
      await bull.client.hset(bull.toKey('broken'), { name: 'embed', data: '{no json', opts: '{}' });
      await bull.client.lpush(bull.toKey('wait'), 'broken');
      await until('both are dead letters', async () => (await queue.counts())['embed']!.dead === 2);
      const letters = await queue.deadLetters({ name: 'embed', limit: 5 });
      expect(letters.map(({ errorCode }) => errorCode)).toEqual(['queue.malformed', 'queue.malformed']);
      expect(JSON.stringify(letters)).toContain('no json');
      await queue.enqueue(EMBED, { runId: randomUUID(), from: 0, to: 1 });
      await untilEmpty(queue);
    } finally {
      await app.close();
    }
  });
});
