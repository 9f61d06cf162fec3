import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuCount } from '../src/process/cpu-count.js';
import { UserError } from '../src/errors/errors.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { chooseBooks } from './crew/choose-books.js';
import { ingestAll } from './crew/ingest-all.js';
import type { Library } from './crew/ingest-all.js';
import { startServices } from './crew/services.js';
import { describeMachine } from './measuring/machine.js';
import { spreadOf } from './measuring/statistics.js';

const USAGE = `Usage: npm run bench:workers -- [--books N] [--rounds N] [--json]

Has one worker and then two, each with one encoder and bound to a CPU of its own, ingest a queue of books over Redis
and PostgreSQL, in turn.

  --books N    of the corpus; where there are not so many, made ones too (default: 12)
  --rounds N   how often each is measured (default: 2)
  --json       all numbers as JSON
`;

const CREWS = [1, 2] as const;
const LIMIT_SECONDS = 900;

interface Measured {
  readonly workers: number;
  readonly round: number;
  readonly seconds: number;
  readonly chunks: number;
}

function requireClean({ faults, statuses }: Library): void {
  const failed = statuses.filter((status) => !status.startsWith('completed'));
  if (failed.length > 0 || Object.keys(faults).length > 0) {
    throw new Error(`Not a measurement: ${JSON.stringify({ statuses, faults })}`);
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    books: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run(values) {
    if (cpuCount() < CREWS.length) {
      throw new UserError('bench.one_cpu', 'To give each of two workers its own CPU, two CPUs are needed.');
    }
    const rounds = countOption('rounds', values.rounds, 2);
    const folder = await mkdtemp(join(tmpdir(), 'colophon-books-'));
    const services = await startServices();
    const measured: Measured[] = [];
    try {
      const books = await chooseBooks(countOption('books', values.books, 12), folder);
      for (let round = 1; round <= rounds; round += 1) {
        for (const workers of CREWS) {
          note(`round ${round} of ${rounds}: ${books.length} books, ${workers} workers`);
          const place = await services.fresh(`round_${round}_workers_${workers}`);
          const library = await ingestAll(books, place, {
            workers,
            limitSeconds: LIMIT_SECONDS,
            onOwnCpus: true,
          });
          requireClean(library);
          measured.push({ workers, round, seconds: library.seconds, chunks: library.content.chunks.rows });
        }
      }
    } finally {
      await services.stop();
      await rm(folder, { recursive: true, force: true });
    }
    const secondsOf = (workers: number) =>
      spreadOf(measured.filter((one) => one.workers === workers).map(({ seconds }) => seconds)).median;
    const ratio = secondsOf(1) / secondsOf(2);
    if (values.json) {
      print(JSON.stringify({ machine: describeMachine(), measured, ratio }, null, 2));
      return;
    }
    for (const { workers, round, seconds, chunks } of measured) {
      print(`round ${round}, ${workers} workers: ${seconds.toFixed(1)} s for ${chunks} chunks`);
    }
    print(`two workers against one: ${ratio.toFixed(2)} times as fast`);
  },
});
