import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { fingerprints, faults } from '../../bench/crew/stored-library.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { writeSectionsBook } from '../services/books.js';
import { startPostgres } from '../services/postgres.js';
import type { RunningPostgres } from '../services/postgres.js';
import { MAIN } from '../services/programs.js';
import { describeOnRedis, startRedis } from '../services/redis.js';
import type { RunningRedis } from '../services/redis.js';
import { until } from '../services/until.js';
import { openServices } from './open-roles.js';

/** Long enough to be cut off in the middle of each stage, and more than one part. */
const SECTIONS = 400;
/** Long enough that everything that is asked meanwhile fails, and several times. */
const AWAY_MS = 3000;
/** Each look is a connection of its own. */
const LOOK_MS = 40;

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

describeOnRedis('an outage in the middle of a run', () => {
  let postgres: RunningPostgres;
  let redis: RunningRedis;
  let folder: string;
  let environment: Readonly<Record<string, string>>;
  let worker: ChildProcess;
  let content: Awaited<ReturnType<typeof fingerprints>>;

  const startWorker = () => {
    const env = { ...process.env, ...environment, COLOPHON_ROLE: 'worker', LOG_LEVEL: 'silent' };
    return spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const inDatabase = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const statuses = () =>
    inDatabase(
      async (client) => (await client.query<{ status: string }>('SELECT status FROM documents')).rows,
    );
  const untilRunIs = (state: string) =>
    until(
      `a run is ${state}`,
      () =>
        inDatabase(async (client) => {
          const { rows } = await client.query(
            `SELECT FROM ingestion_runs WHERE state = $1 AND (state <> 'embedding' OR progress_done > 0)`,
            [state],
          );
          return rows.length > 0;
        }),
      LOOK_MS,
    );
  const untilCompleted = () =>
    until(
      'every document is completed',
      async () => {
        if (hasEnded(worker)) {
          throw new Error(`The worker ended with ${worker.exitCode ?? worker.signalCode}.`);
        }
        return (await statuses()).every(({ status }) => status === 'completed');
      },
      LOOK_MS,
    );
  const startRun = async () => {
    const services = await openServices({ environment });
    try {
      const { document } = await services.get(DocumentsService).addPath(join(folder, 'long.pdf'));
      await services.get(IngestionService).delete(document.id, true);
      const { document: fresh } = await services.get(DocumentsService).addPath(join(folder, 'long.pdf'));
      await services.get(IngestionService).start(fresh.id);
    } finally {
      await services.close();
    }
  };

  beforeAll(async () => {
    const started = await startPostgres();
    if ('missing' in started) throw new Error(started.missing);
    postgres = started;
    redis = await startRedis();
    folder = await mkdtemp(join(tmpdir(), 'colophon-test-'));
    await writeSectionsBook(join(folder, 'long.pdf'), SECTIONS);
    environment = {
      COLOPHON_DATA_DIR: folder,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      EMBEDDING_WORKERS: '1',
    };
    worker = startWorker();
    await startRun();
    await untilCompleted();
    content = await inDatabase(fingerprints);
  });
  afterAll(async () => {
    if (!hasEnded(worker)) {
      const ended = once(worker, 'exit');
      worker.kill();
      await ended;
    }
    await redis.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(startRun);

  /** The final state of the library; the exit code is that of the same process. */
  const outcome = async () => {
    await untilCompleted();
    return {
      content: await inDatabase(fingerprints),
      faults: await inDatabase(faults),
      exitCode: worker.exitCode,
    };
  };
  const asInPeace = () => ({ content, faults: {}, exitCode: null });

  it.each(['reading', 'embedding'])('of Redis while %s: the run continues', async (state) => {
    await untilRunIs(state);
    await redis.halt();
    await delay(AWAY_MS);
    await redis.resume();
    expect(await outcome()).toEqual(asInPeace());
  });

  it.each(['reading', 'embedding'])('of PostgreSQL while %s: the run continues afterwards', async (state) => {
    await untilRunIs(state);
    await postgres.halt();
    await delay(AWAY_MS);
    await postgres.resume();
    expect(await outcome()).toEqual(asInPeace());
  });

  it.each(['reading', 'embedding'])('of connections while %s', async (state) => {
    await untilRunIs(state);
    for (let cut = 0; cut < 5; cut += 1) {
      await inDatabase((client) =>
        client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE pid <> pg_backend_pid() AND application_name LIKE 'colophon%'`,
        ),
      );
      await delay(200);
    }
    expect(await outcome()).toEqual(asInPeace());
  });
});
