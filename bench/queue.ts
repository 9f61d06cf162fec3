import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { INGEST } from '../src/ingestion/jobs/jobs.js';
import { JobQueue } from '../src/queue/job-queue.js';
import { countOption, print, runBenchmark } from './command.js';
import { startServices } from './crew/services.js';
import { spawnAttached, stopAttached } from './measuring/attached-process.js';
import { describeMachine } from './measuring/machine.js';
import { percentile } from './measuring/statistics.js';
import { QUEUE_CONSUMER } from './places.js';
import { openQueue } from './queue/open-queue.js';

const USAGE = `Usage: npm run bench:queue -- [--jobs N] [--json]

How long a job waits when a worker of another process is free: on each of the three queues, one job after the other.

  --jobs N   jobs measured on each queue (default: 100)
  --json     all numbers as JSON
`;

/** Jobs arrive at any moment between two polls of a worker. */
const LONGEST_PAUSE_MS = 300;

interface Waits {
  readonly queue: string;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly greatestMs: number;
}

/** Milliseconds from enqueueing each job to its start in the other process. */
async function measure(environment: Readonly<Record<string, string>>, jobs: number): Promise<number[]> {
  const consumer = spawnAttached(QUEUE_CONSUMER, environment);
  const lines = createInterface({ input: consumer.stdout })[Symbol.asyncIterator]();
  try {
    await lines.next();
    const app = await openQueue(environment);
    try {
      const queue = app.get(JobQueue);
      const waits: number[] = [];
      for (let job = 0; job < jobs; job += 1) {
        await delay(((job * 37) % 100) * (LONGEST_PAUSE_MS / 100));
        const runId = randomUUID();
        const askedAt = performance.timeOrigin + performance.now();
        await queue.enqueue(INGEST, { runId });
        const [begun, at] = String((await lines.next()).value).split(' ');
        if (begun !== runId) throw new Error(`Job ${runId} was enqueued, but ${begun} began.`);
        waits.push(Number(at) - askedAt);
      }
      return waits;
    } finally {
      await app.close();
    }
  } finally {
    await stopAttached(consumer);
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    jobs: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run(values) {
    const jobs = countOption('jobs', values.jobs, 100);
    const folder = await mkdtemp(join(tmpdir(), 'colophon-queue-'));
    const services = await startServices();
    const results: Waits[] = [];
    try {
      const base = { COLOPHON_DATA_DIR: folder };
      const { databaseUrl: DATABASE_URL } = await services.fresh('boss');
      const { databaseUrl, redisUrl: REDIS_URL } = await services.fresh('bull');
      const queues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        'pg-boss on the embedded database': base,
        'pg-boss on PostgreSQL': { ...base, DATABASE_URL },
        'Bull on Redis': { ...base, DATABASE_URL: databaseUrl, REDIS_URL },
      };
      for (const [queue, environment] of Object.entries(queues)) {
        const waits = await measure(environment, jobs);
        const [medianMs, p99Ms, greatestMs] = [0.5, 0.99, 1].map((share) => percentile(waits, share));
        results.push({ queue, medianMs: medianMs!, p99Ms: p99Ms!, greatestMs: greatestMs! });
      }
    } finally {
      await services.stop();
      await rm(folder, { recursive: true, force: true });
    }
    if (values.json) {
      print(JSON.stringify({ machine: describeMachine(), jobs, results }, null, 2));
      return;
    }
    for (const { queue, medianMs, p99Ms, greatestMs } of results) {
      const [median, p99, greatest] = [medianMs, p99Ms, greatestMs].map((ms) => ms.toFixed(1));
      print(`${queue.padEnd(34)} median ${median} ms, 99 % within ${p99} ms, all within ${greatest} ms`);
    }
  },
});
