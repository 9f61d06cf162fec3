import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chooseBooks } from './crew/choose-books.js';
import { ingestAll } from './crew/ingest-all.js';
import type { Library } from './crew/ingest-all.js';
import { chaosReport } from './crew/chaos-report.js';
import type { ChaosResult } from './crew/chaos-report.js';
import type { ContentKind } from './crew/stored-library.js';
import { shareDoneAgain } from './crew/work-done.js';
import type { WorkerCrew } from './crew/worker-crew.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { startServices } from './crew/services.js';

const USAGE = `Usage: npm run chaos -- [--books N] [--made] [--small] [--workers N] [--kills N] [--every MS] [--seed N] [--json]

Ingests books twice, by workers that share Redis and PostgreSQL: once in peace, and once while workers are killed with
SIGKILL. Then compares the two libraries row by row. Ends with 1 when they differ or anything was left behind.

  --books N     of the corpus; where there are not so many, of made ones (default: 6)
  --made        made books only
  --small       made books of short sections only, which are soon embedded
  --workers N   worker processes, each replaced at once when it is killed (default: 3)
  --kills N     workers killed, one chosen at random each time (default: 30)
  --every MS    milliseconds between two kills (default: 2000)
  --seed N      chooses the victims (default: 1)
  --json        all that was compared and counted as JSON
`;

/** A run may be lost this often without progress, because here the kills are the cause, not the book. */
const SETTINGS = { RUN_ATTEMPTS: '50', QUEUE_ATTEMPTS: '100', SHUTDOWN_TIMEOUT: '20' };
const LIMIT_SECONDS = 900;

/** Kills workers until there were enough kills or the work is done. @returns The number of kills. */
async function killAtRandom(
  crew: WorkerCrew,
  signal: AbortSignal,
  { kills, everyMs, seed }: { readonly kills: number; readonly everyMs: number; readonly seed: number },
): Promise<number> {
  let state = seed;
  for (let killed = 0; killed < kills; killed += 1) {
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return killed;
    // Linear congruential generator of Numerical Recipes; only its high bits are random enough.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    crew.kill(state >>> 16);
    note(`kill ${killed + 1} of ${kills}`);
  }
  return kills;
}

function differencesOf(peace: Library, chaos: Library): ContentKind[] {
  const kinds = Object.keys(peace.content) as ContentKind[];
  return kinds.filter((kind) => peace.content[kind].sha256 !== chaos.content[kind].sha256);
}

await runBenchmark({
  usage: USAGE,
  options: {
    books: { type: 'string' },
    made: { type: 'boolean' },
    small: { type: 'boolean' },
    workers: { type: 'string' },
    kills: { type: 'string' },
    every: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run(values) {
    const workers = countOption('workers', values.workers, 3);
    const kills = countOption('kills', values.kills, 30);
    const everyMs = countOption('every', values.every, 2000);
    const seed = countOption('seed', values.seed, 1);
    const folder = await mkdtemp(join(tmpdir(), 'colophon-books-'));
    const services = await startServices();
    try {
      const books = await chooseBooks(countOption('books', values.books, 6), folder, {
        real: !values.made,
        small: values.small,
      });
      const ingest = async (
        name: string,
        disturb?: (crew: WorkerCrew, signal: AbortSignal) => Promise<void>,
      ) => {
        note(`${books.length} books, ${workers} workers: ${name}`);
        return ingestAll(books, await services.fresh(name), {
          workers,
          settings: SETTINGS,
          limitSeconds: LIMIT_SECONDS,
          disturb,
        });
      };
      const peace = await ingest('peace');
      let killed = 0;
      const chaos = await ingest('chaos', async (crew, signal) => {
        killed = await killAtRandom(crew, signal, { kills, everyMs, seed });
      });
      const result: ChaosResult = {
        books: books.map((book) => basename(book)),
        workers,
        kills: killed,
        differences: differencesOf(peace, chaos),
        workDoneAgain: shareDoneAgain(chaos.work, peace.stageSeconds),
        peace,
        chaos,
      };
      print(values.json ? JSON.stringify(result, null, 2) : chaosReport(result));
      const clean = [peace, chaos].every(
        ({ faults, statuses }) =>
          Object.keys(faults).length === 0 && statuses.every((status) => status.startsWith('completed')),
      );
      if (!clean || result.differences.length > 0) process.exitCode = 1;
    } finally {
      await services.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
});
