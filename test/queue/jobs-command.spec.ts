import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { UserError } from '../../src/errors/errors.js';
import { INGEST } from '../../src/ingestion/jobs/jobs.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { CommandLine } from '../services/command-line.js';
import { CommandsHere } from '../services/commands-here.js';
import { createDatabase } from '../services/databases.js';
import { embeddedPlace } from '../services/libraries.js';
import { redisPlace } from '../services/queue-places.js';
import type { QueuePlace } from '../services/queue-places.js';
import { describeOnRedis, startRedis } from '../services/redis.js';
import { until } from '../services/until.js';
import { openQueue } from './places.js';

interface Listing {
  readonly counts: Readonly<Record<string, { waiting: number; dead: number; paused: boolean }>>;
  readonly jobs: readonly { id: string; state: string }[];
}

function describeCommands(makePlace: () => Promise<QueuePlace>): void {
  let place: QueuePlace;
  let folder: string;
  let cli: CommandsHere;

  beforeAll(async () => {
    place = await makePlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-test-'));
    cli = new CommandsHere(folder, place.environment);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await place.remove();
  });

  it('show, pause and resume the queue of other processes, and put dead letters back', async () => {
    const runId = randomUUID();
    const broken = () => {
      throw new UserError('test.broken', 'Broken.');
    };
    const app = await openQueue(place.environment, new Map([[runId, broken]]));
    try {
      const queue = app.get(JobQueue);
      await queue.enqueue(INGEST, { runId });
      await until('it is a dead letter', async () => (await queue.counts())['ingest']!.dead > 0);

      const alone = new CommandLine(folder, place.environment);
      expect(await alone.json(['jobs', 'pause', '--name', 'ingest'])).toEqual({ paused: 'ingest' });
      expect(await cli.json(['jobs', 'redrive', '--all'])).toEqual({ redriven: 1 });
      const listing = await cli.json<Listing>(['jobs', 'list']);
      expect(listing.counts['ingest']).toMatchObject({ waiting: 1, dead: 0, paused: true });
      expect(listing.counts['embed']).toMatchObject({ paused: false });
      expect(listing.jobs).toMatchObject([
        { name: 'ingest', state: 'waiting', message: { data: { runId } } },
      ]);
      expect(await cli.json(['jobs', 'resume'])).toEqual({ resumed: 'all' });
      await until('it is a dead letter', async () => (await queue.counts())['ingest']!.dead > 0);

      const { code, stdout } = await cli.run(['jobs', 'dead']);
      expect(code).toBe(0);
      expect(stdout).toContain('Broken. [test.broken]');
    } finally {
      await app.close();
    }
  });
}

// Of each kind of queue; that pg-boss is the same on both databases is proven by its contract.
describe('The commands about jobs by pg-boss', () => describeCommands(embeddedPlace));
describeOnRedis('The commands about jobs by Bull', () => describeCommands(redisPlace));

describeOnRedis('A command whose Redis or database is away', () => {
  it('ends with the reason', async () => {
    const database = await createDatabase();
    const redis = await startRedis();
    try {
      const cli = new CommandLine(tmpdir(), { DATABASE_URL: database.url, REDIS_URL: redis.url });
      const noRedis = await cli.run(['jobs', 'list'], { REDIS_URL: 'redis://:hunter2@127.0.0.1:1' });
      expect(noRedis).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('[queue.unreachable]') as string,
      });
      expect(noRedis.stderr).not.toContain('hunter2');
      const noDatabase = await cli.run(['jobs', 'list'], { DATABASE_URL: 'postgres://127.0.0.1:1/none' });
      expect(noDatabase).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('[database.unreachable]') as string,
      });
    } finally {
      await redis.stop();
      await database.drop();
    }
  });
});
