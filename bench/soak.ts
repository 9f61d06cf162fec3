import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { countOption, note, print, runBenchmark } from './command.js';
import { startServices } from './crew/services.js';
import { faults } from './crew/stored-library.js';
import { WorkerCrew } from './crew/worker-crew.js';
import { withOwnServer } from './measuring/own-server.js';
import { table } from './measuring/table.js';
import { LibraryUser } from './soak/library-user.js';
import type { Doings } from './soak/library-user.js';
import { middleOf, sampleOf } from './soak/samples.js';
import type { Measure, Sample } from './soak/samples.js';

const USAGE = `Usage: npm run soak -- [--minutes N] [--users N] [--workers N] [--seed N] [--calm]

Lets users ingest, search, delete, cancel, reprocess and change topics in random order, against an API and workers of their own
on temporary PostgreSQL and Redis servers, while workers are killed and connections are cut. Ends with 1 when an operation failed that
nothing explains, when the library has a fault at the end, or when memory, handles or connections grew.

  --minutes N   (default: 60)
  --users N     at once (default: 4)
  --workers N   processes (default: 1)
  --seed N      of the random order (default: 1)
  --calm        no faults
`;

const SAMPLE_MS = 2000;
const FAULT_MS = 30_000;
/** Errors so soon after a cut are its consequence. */
const DISTURBED_MS = 10_000;
/** How long the work that is left may take at the end. */
const SETTLE_MS = 600_000;
/**
 * Growth from the second sixth of the time to the last. Shorter runs end before caches are full and memory is settled: what
 * they show is told, not judged.
 */
const MOST_GROWTH: Readonly<Record<Measure, number>> = { rss: 1.1, handles: 1.1, connections: 1.1 };
const JUDGED_FROM_MINUTES = 30;

/** Linear congruential generator of Numerical Recipes. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
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
    const minutes = countOption('minutes', values.minutes, 60);
    const users = countOption('users', values.users, 4);
    const workers = countOption('workers', values.workers, 1);
    const seed = countOption('seed', values.seed, 1);
    note(`seed ${seed}`);
    const services = await startServices();
    const folder = await mkdtemp(join(tmpdir(), 'colophon-soak-'));
    const { databaseUrl, redisUrl } = await services.fresh('soak');
    const shared = {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      RUN_ATTEMPTS: '50',
      QUEUE_ATTEMPTS: '100',
    };
    const database = new Client({ connectionString: databaseUrl });
    await database.connect();
    // It is cut off with all others, and connects anew for the next look.
    const redis = new Redis(redisUrl);
    redis.on('error', () => undefined);
    try {
      await withOwnServer(
        { ...shared, COLOPHON_ROLE: 'api', RATE_LIMIT: '0', QUEUE_LIMIT: '200' },
        async (server) => {
          const crew = new WorkerCrew(workers, {
            ...shared,
            COLOPHON_DATA_DIR: server.folder,
            EMBEDDING_WORKERS: '1',
          });
          try {
            const doings: Doings = { done: new Map(), failures: [] };
            const samples: Sample[] = [];
            const documents: string[] = [];
            let disturbedUntil = 0;
            const started = performance.now();
            const ending = AbortSignal.timeout(minutes * 60_000);
            const sampling = async () => {
              while (!ending.aborted) {
                const sample = await sampleOf(
                  server.process.pid!,
                  (performance.now() - started) / 1000,
                  database,
                );
                if (sample) samples.push(sample);
                await delay(SAMPLE_MS, undefined, { signal: ending }).catch(() => undefined);
              }
            };
            const disturbing = async () => {
              const random = randomOf(seed + 7919);
              const faultsToMake: (() => Promise<unknown>)[] = [
                async () => crew.kill(Math.floor(random() * workers)),
                () =>
                  database.query(
                    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
                  ),
                () => redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'),
              ];
              for (;;) {
                await delay(FAULT_MS, undefined, { signal: ending }).catch(() => undefined);
                if (ending.aborted) return;
                disturbedUntil = performance.now() + DISTURBED_MS;
                await faultsToMake[Math.floor(random() * faultsToMake.length)]!();
              }
            };
            const isDisturbed = () => performance.now() < disturbedUntil;
            await Promise.all([
              sampling(),
              ...(values.calm ? [] : [disturbing()]),
              ...Array.from({ length: users }, (_, user) =>
                new LibraryUser(server.address, randomOf(seed + user), documents, doings, isDisturbed).use(
                  ending,
                ),
              ),
            ]);
            note('waiting for the work that is left');
            await settled(database);
            const left = await faults(database);
            // A run may be completed again on request, and a cancelled document has no vectors.
            delete left['runs completed twice'];
            print(
              table(
                ['action', 'times'],
                [...doings.done]
                  .toSorted(([a], [b]) => (a < b ? -1 : 1))
                  .map(([name, times]) => [name, String(times)]),
              ),
            );
            const grown = growth(samples);
            print('');
            print(
              table(
                ['of the API', 'second sixth', 'last sixth', 'ratio'],
                grown.map(({ measure, before, after }) => [
                  measure,
                  before.toFixed(0),
                  after.toFixed(0),
                  (after / before).toFixed(2),
                ]),
              ),
            );
            print(`\nfailures that nothing explains: ${doings.failures.length}`);
            for (const failure of doings.failures.slice(0, 10)) print(`  ${failure}`);
            print(`faults of the library at the end: ${JSON.stringify(left)}`);
            const tooMuch = grown.filter(
              ({ measure, before, after }) => after > before * MOST_GROWTH[measure],
            );
            const isJudged = minutes >= JUDGED_FROM_MINUTES;
            if (doings.failures.length > 0 || Object.keys(left).length > 0) process.exitCode = 1;
            if (isJudged && tooMuch.length > 0) process.exitCode = 1;
          } finally {
            await crew.stop();
          }
        },
      );
    } finally {
      redis.disconnect();
      await database.end();
      await services.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
});

function growth(samples: readonly Sample[]) {
  const measures: Measure[] = ['rss', 'handles', 'connections'];
  return measures.map((measure) => ({
    measure,
    before: middleOf(samples, measure, 1 / 6, 2 / 6),
    after: middleOf(samples, measure, 5 / 6, 1),
  }));
}

async function settled(database: Client): Promise<void> {
  const deadline = performance.now() + SETTLE_MS;
  for (;;) {
    const { rows } = await database.query<{ left: number }>(
      "SELECT count(*)::int AS left FROM ingestion_runs WHERE state NOT IN ('completed', 'failed', 'cancelled')",
    );
    if (rows[0]!.left === 0) return;
    if (performance.now() > deadline)
      throw new Error(`${rows[0]!.left} runs did not end in ${SETTLE_MS / 1000} s.`);
    await delay(500);
  }
}
