import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Redis } from 'ioredis';
import PgBoss from 'pg-boss';
import { DataSource } from 'typeorm';
import { libraryId } from '../../src/database/library-identity.js';
import { INGEST } from '../../src/ingestion/jobs/jobs.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { createDatabase, describeOnPostgres } from '../services/databases.js';
import { embeddedPlace } from '../services/libraries.js';
import { describeOnRedis, startRedis } from '../services/redis.js';
import type { RunningRedis } from '../services/redis.js';
import { openQueue } from './places.js';
import type { Settings } from './places.js';

type Row = Readonly<Record<string, unknown>>;

/** Longer than the lease of the tests, so that a worker has looked for lost jobs. */
const LOST_SINCE = "now() - interval '1 hour'";

const query = (app: INestApplicationContext, sql: string, parameters: unknown[] = []) =>
  app.get(DataSource).query<Row[]>(sql, parameters);

/** A document with a queued run. @returns Id of the run. */
async function queuedRun(app: INestApplicationContext): Promise<string> {
  const [document] = await query(
    app,
    `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ($1, 'A', 'a.pdf', 1) RETURNING id`,
    [randomUUID()],
  );
  const [run] = await query(
    app,
    `INSERT INTO ingestion_runs (document_id, state, status_before) VALUES ($1, 'queued', 'pending') RETURNING id`,
    [document!['id']],
  );
  return String(run!['id']);
}

async function untilEmpty(queue: JobQueue): Promise<void> {
  for (;;) {
    const { waiting, active, delayed } = (await queue.counts())['ingest']!;
    if (waiting + active + delayed === 0) return;
    await delay(20);
  }
}

/** The default schema of pg-boss, as another program or an earlier version has it. */
async function startForeignBoss(app: INestApplicationContext): Promise<PgBoss> {
  const executeSql = async (text: string, values?: unknown[]) => {
    const runner = app.get(DataSource).createQueryRunner();
    try {
      return { rows: (await runner.query(text, values, true)).records as unknown[] };
    } finally {
      await runner.release();
    }
  };
  const boss = new PgBoss({
    db: { executeSql },
    supervise: false,
    schedule: false,
    archiveCompletedAfterSeconds: 1e9 + 1,
  });
  await boss.start();
  for (const name of ['ingest', 'embed', 'reports']) await boss.createQueue(name);
  return boss;
}

function describeForeignBoss(open: () => Promise<{ settings: Settings; remove: () => Promise<void> }>): void {
  it('leaves the jobs of another pg-boss alone and takes over those of the library', async () => {
    const { settings, remove } = await open();
    const app = await openQueue(settings);
    let worker: INestApplicationContext | undefined;
    const boss = await startForeignBoss(app);
    try {
      const [waiting, held] = [await queuedRun(app), await queuedRun(app)];
      const message = (runId: string) => ({ version: 1, data: { runId } });
      await boss.send('ingest', message(waiting), {
        singletonKey: waiting,
        singletonSeconds: 1e9,
        priority: 1,
      });
      await boss.send('ingest', message(held));
      await boss.send('ingest', { version: 1, data: { runId: randomUUID() } });
      await boss.send('ingest', { file: 'orders.csv' });
      await boss.send('reports', { month: 5 });
      await query(
        app,
        `UPDATE pgboss.job SET state = 'active', started_on = ${LOST_SINCE}
        WHERE name = 'reports' OR data -> 'data' ->> 'runId' = $1 OR data ->> 'file' IS NOT NULL`,
        [held],
      );
      const foreign = `SELECT * FROM pgboss.job WHERE data -> 'data' ->> 'runId' IS DISTINCT FROM $1
        AND data -> 'data' ->> 'runId' IS DISTINCT FROM $2 ORDER BY id`;
      const before = await query(app, foreign, [waiting, held]);

      const ran: string[] = [];
      const note = (runId: string) => [runId, () => void ran.push(runId)] as const;
      worker = await openQueue(settings, new Map([note(waiting), note(held)]));
      while (ran.length < 2) await delay(20);
      await untilEmpty(worker.get(JobQueue));
      expect(ran.toSorted()).toEqual([waiting, held].toSorted());
      expect(before).toHaveLength(3);
      expect(await query(app, 'SELECT * FROM pgboss.job ORDER BY id')).toEqual(before);
    } finally {
      await worker?.close();
      await boss.stop({ graceful: false });
      await app.close();
      await remove();
    }
  });
}

describe('The queue in an embedded database', () => {
  describeForeignBoss(async () => {
    const place = await embeddedPlace();
    return { settings: place.environment, remove: () => place.remove() };
  });
});

describeOnPostgres('The queue in a database', () => {
  describeForeignBoss(async () => {
    const { url, ...database } = await createDatabase();
    return { settings: { DATABASE_URL: url }, remove: () => database.drop() };
  });

  it('is made once when several processes start at the same moment', async () => {
    const { url, ...database } = await createDatabase();
    await (await openQueue({ DATABASE_URL: url })).close();
    const apps = await Promise.all([1, 2, 3, 4].map(() => openQueue({ DATABASE_URL: url })));
    try {
      const counts = await Promise.all(apps.map((app) => app.get(JobQueue).counts()));
      expect(counts.map((of) => of['ingest']!.waiting)).toEqual([0, 0, 0, 0]);
    } finally {
      await Promise.all(apps.map((app) => app.close()));
      await database.drop();
    }
  });

  it('does not mind a pg-boss of another version, which its user may not even see', async () => {
    const { url, ...database } = await createDatabase();
    const admin = await openQueue({ DATABASE_URL: url });
    const user = `u${randomUUID().slice(0, 8)}`;
    try {
      await query(admin, 'CREATE SCHEMA pgboss');
      await query(admin, 'CREATE TABLE pgboss.job (id uuid, name text)');
      await query(admin, `INSERT INTO pgboss.job VALUES (gen_random_uuid(), 'ingest')`);
      expect((await admin.get(JobQueue).counts())['ingest']!.waiting).toBe(0);
      await query(admin, 'DROP SCHEMA colophon_queue CASCADE');
      await query(admin, `CREATE USER ${user}`);
      await query(admin, `GRANT ALL ON ALL TABLES IN SCHEMA public TO ${user}`);
      await query(admin, `GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${user}`);
      await query(admin, `GRANT ALL ON SCHEMA public TO ${user}`);
      await query(admin, `GRANT CREATE ON DATABASE ${new URL(url).pathname.slice(1)} TO ${user}`);
      const limited = new URL(url);
      limited.username = user;
      const other = await openQueue({ DATABASE_URL: limited.href });
      expect((await other.get(JobQueue).counts())['ingest']!.waiting).toBe(0);
      await other.close();
      expect(await query(admin, 'SELECT name FROM pgboss.job')).toEqual([{ name: 'ingest' }]);
      await query(admin, `DROP OWNED BY ${user}`);
      await query(admin, `DROP USER ${user}`);
    } finally {
      await admin.close();
      await database.drop();
    }
  });
});

describeOnRedis('Libraries that share their services', () => {
  let redis: RunningRedis;
  const open: INestApplicationContext[] = [];
  const dropped: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const app of open.splice(0)) await app.close();
    for (const drop of dropped.splice(0)) await drop();
  });
  afterAll(() => redis.stop());

  const makeDatabase = async (template?: string) => {
    const database = await createDatabase(template);
    dropped.push(() => database.drop());
    return { DATABASE_URL: database.url, REDIS_URL: redis.url };
  };
  const start = async (...parameters: Parameters<typeof openQueue>) => {
    const app = await openQueue(...parameters);
    open.push(app);
    return app;
  };

  it('take nothing from each other, neither on one PostgreSQL server nor as copies of one database', async () => {
    const settings = await makeDatabase();
    const first = await start(settings);
    const id = await libraryId(first.get(DataSource));
    await open.pop()!.close();
    const copy = await makeDatabase(new URL(settings.DATABASE_URL).pathname.slice(1));
    const ran: string[] = [];
    const runId = randomUUID();
    const workers = new Map([[runId, () => void ran.push('copy')]]);
    const copied = await start(copy, workers);
    expect(await libraryId(copied.get(DataSource))).not.toBe(id);
    const asking = await start(settings);
    expect(await libraryId(asking.get(DataSource))).toBe(id);

    await asking.get(JobQueue).enqueue(INGEST, { runId });
    // One of its own, behind the other's, is run.
    await copied.get(JobQueue).enqueue(INGEST, { runId });
    while (ran.length === 0) await delay(20);
    await untilEmpty(copied.get(JobQueue));
    expect(ran).toEqual(['copy']);
    expect((await asking.get(JobQueue).counts())['ingest']!).toMatchObject({ waiting: 1, dead: 0 });
  });

  it('find what they share by its name in the settings', async () => {
    const settings = { ...(await makeDatabase()), REDIS_PREFIX: 'books' };
    const app = await start(settings);
    await app.get(JobQueue).enqueue(INGEST, { runId: randomUUID() });
    const client = new Redis(redis.url);
    try {
      expect(await client.llen('books:ingest:wait')).toBe(1);
    } finally {
      client.disconnect();
    }
  });

  it('stay paused when they get names of their own', async () => {
    const client = new Redis(redis.url);
    try {
      await client.set('colophon:embed:meta-paused', '1');
      const settings = await makeDatabase();
      const queue = (await start(settings, new Map())).get(JobQueue);
      const counts = await queue.counts();
      expect([counts['embed']!.paused, counts['ingest']!.paused]).toEqual([true, false]);
      await queue.resume();
      const again = await start(settings, new Map());
      expect((await again.get(JobQueue).counts())['embed']!.paused).toBe(false);
    } finally {
      client.disconnect();
    }
  });
});
