import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { countOption, note, runBenchmark } from './command.js';
import { startServices } from './crew/services.js';
import { faults } from './crew/stored-library.js';
import { WorkerCrew } from './crew/worker-crew.js';
import { withOwnServer } from './measuring/own-server.js';
import type { OwnServer } from './measuring/own-server.js';
import { uniform } from './measuring/uniform.js';
import { Faults } from './soak/faults.js';
import { LibraryUser } from './soak/library-user.js';
import type { Doings } from './soak/library-user.js';
import { report } from './soak/report.js';
import type { Soaked } from './soak/report.js';
import { sampleOf } from './soak/samples.js';
import type { Sample } from './soak/samples.js';

const USAGE = `Usage: npm run soak -- [--minutes N] [--users N] [--workers N] [--seed N] [--calm]

Lets users ingest, search, delete, cancel, reprocess and change topics in random order, against an API and workers of
their own on temporary PostgreSQL and Redis servers, while workers are killed and connections are cut. Ends with 1 when
an operation failed that nothing explains, when the library has a fault at the end, or, from 30 minutes on, when memory,
handles or connections grew by more than a tenth.

  --minutes N   (default: 60)
  --users N     at once (default: 4)
  --workers N   processes (default: 1)
  --seed N      of the random order (default: 1)
  --calm        no faults
`;

const SAMPLE_MS = 2000;
/** How long the work that is left may take at the end. */
const SETTLE_MS = 600_000;
/** Before, caches are not full and memory is not settled: what a shorter run shows is told, not judged. */
const JUDGED_FROM_MINUTES = 30;
/** A run is lost again and again here, and the kills are the cause, not the book. */
const SETTINGS = { RUN_ATTEMPTS: '50', QUEUE_ATTEMPTS: '100', RATE_LIMIT: '0', QUEUE_LIMIT: '200' };

const LEFT = `
  SELECT count(*)::int AS runs FROM ingestion_runs WHERE state NOT IN ('completed', 'failed', 'cancelled')`;

interface Plan {
  readonly minutes: number;
  readonly users: number;
  readonly workers: number;
  readonly seed: number;
  readonly calm: boolean;
}

await runBenchmark({
  usage: USAGE,
  options: {
    minutes: { type: 'string' },
    users: { type: 'string' },
    workers: { type: 'string' },
    seed: { type: 'string' },
    calm: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run(values) {
    const plan: Plan = {
      minutes: countOption('minutes', values.minutes, 60),
      users: countOption('users', values.users, 4),
      workers: countOption('workers', values.workers, 1),
      seed: countOption('seed', values.seed, 1),
      calm: values.calm === true,
    };
    note(`seed ${plan.seed}`);
    const services = await startServices();
    const { databaseUrl, redisUrl } = await services.fresh('soak');
    const database = new Client({ connectionString: databaseUrl });
    await database.connect();
    const environment = { ...SETTINGS, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
    try {
      const soaked = await withOwnServer({ ...environment, COLOPHON_ROLE: 'api' }, async (server) => {
        const crew = new WorkerCrew(plan.workers, {
          ...environment,
          COLOPHON_DATA_DIR: server.folder,
          EMBEDDING_WORKERS: '1',
        });
        try {
          return await soak(plan, server, database, new Faults(crew, database, redisUrl, uniform(plan.seed)));
        } finally {
          await crew.stop();
        }
      });
      const hasGrown = report(soaked) && plan.minutes >= JUDGED_FROM_MINUTES;
      const isFaulty = soaked.doings.failures.length > 0 || Object.keys(soaked.faults).length > 0;
      if (hasGrown || isFaulty) process.exitCode = 1;
    } finally {
      await database.end();
      await services.stop();
    }
  },
});

async function soak(plan: Plan, server: OwnServer, database: Client, made: Faults): Promise<Soaked> {
  const doings: Doings = { done: new Map(), failures: [] };
  const samples: Sample[] = [];
  const documents: string[] = [];
  const ending = AbortSignal.timeout(plan.minutes * 60_000);
  const users = Array.from({ length: plan.users }, (_, user) =>
    new LibraryUser(server.address, uniform(plan.seed + 1 + user), documents, doings, made.isDisturbed).use(
      ending,
    ),
  );
  await Promise.all([
    ...users,
    ...(plan.calm ? [] : [made.make(ending)]),
    takeSamples(samples, server.process.pid!, database, ending),
  ]);
  note('waiting for the work that is left');
  await settled(database);
  const found = await faults(database);
  // Here a run may be completed again on request.
  delete found['runs completed twice'];
  return { doings, samples, faults: found };
}

async function takeSamples(
  samples: Sample[],
  pid: number,
  database: Client,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const sample = await sampleOf(pid, database);
    if (sample) samples.push(sample);
    await delay(SAMPLE_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function settled(database: Client): Promise<void> {
  const deadline = performance.now() + SETTLE_MS;
  for (;;) {
    const { rows } = await database.query<{ runs: number }>(LEFT);
    const { runs } = rows[0]!;
    if (runs === 0) return;
    if (performance.now() > deadline) throw new Error(`${runs} runs did not end in ${SETTLE_MS / 1000} s.`);
    await delay(500);
  }
}
