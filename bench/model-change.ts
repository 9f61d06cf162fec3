import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { CHUNK_TYPES } from '../src/book/chunk-type.js';
import { UserError } from '../src/errors/errors.js';
import { InferenceModule } from '../src/inference/inference.module.js';
import { ModelChanges } from '../src/model-change/model-changes.service.js';
import type { ChangeView } from '../src/model-change/model-changes.service.js';
import { DEFAULT_MODEL } from '../src/models/model-store.js';
import { MANIFEST_FILE } from '../src/models/model-manifest.js';
import { LibraryModule } from '../src/roles/library.module.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { WorkerCrew } from './crew/worker-crew.js';
import { freePort } from './measuring/free-port.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { spawnAttached, stopAttached } from './measuring/attached-process.js';
import { evenly } from './measuring/evenly.js';
import { runScript } from './measuring/run-process.js';
import { ConstantSearches } from './model-change/constant-searches.js';
import { phaseRows, phaseTable } from './model-change/report.js';
import type { Phase } from './model-change/report.js';
import { COLOPHON, HANDBOOK, PRODUCT_FOLDER, SERVER, corpusBooks } from './places.js';
import { startServer } from './postgres.js';

const USAGE = `Usage: npm run bench:model-change -- [--books PDF ...] [--rate N] [--minutes M] [--json]

Changes the model of a library on PostgreSQL while readers search it through a server at a constant rate and one worker
embeds everything anew, then goes back to the former model. Counts searches that failed or found nothing.

  --books PDF   may be repeated (default: two of the corpus, or the sample handbook where there is no corpus)
  --rate N      searches a second (default: 20)
  --minutes M   a change that takes longer is a failure (default: 20)
  --json        all numbers as JSON
`;

const RATE = 20;
const MINUTES = 20;
const BOOKS = ['mpi4py.pdf', 'R-lang.pdf'];
const QUERIES = 200;
/** Before the change and after it, to compare with. */
const QUIET_MS = 10_000;
const LOOK_MS = 50;
/** The bundled model by another name: as much to compute as for any model of its size, and the same results. */
const COPY = 'copy-of-the-bundled-model';

const TITLES = 'SELECT DISTINCT title FROM sections WHERE length(title) > 3 ORDER BY title';

async function copyModel(models: string): Promise<void> {
  await cp(join(PRODUCT_FOLDER, 'models', DEFAULT_MODEL), join(models, COPY), { recursive: true });
  const path = join(models, COPY, MANIFEST_FILE);
  const manifest = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...manifest, key: COPY }));
}

async function untilReady(address: string, until: number): Promise<void> {
  while (!(await fetch(`${address}/v1/health`).catch(() => null))?.ok) {
    if (performance.now() > until) throw new Error('The server did not start.');
    await delay(LOOK_MS);
  }
}

/** Follows a change that a worker makes. @returns A phase for each of its states. */
async function watch(
  changes: ModelChanges,
  begin: () => Promise<ChangeView>,
  { what, until }: { readonly what: string; readonly until: number },
): Promise<Phase[]> {
  const phases: Phase[] = [];
  let from = performance.now();
  let { state } = await begin();
  for (;;) {
    await delay(LOOK_MS);
    const now = performance.now();
    if (now > until) throw new UserError('bench.out_of_time', `The change is still ${state}.`);
    const change = (await changes.status()).change!;
    if (change.state !== state) {
      phases.push({ name: `${what}: ${state}`, from, to: now });
      ({ state } = change);
      from = now;
    }
    if (state === 'switched') return phases;
    if (state === 'failed') throw new Error(`The change failed: ${change.message}`);
  }
}

/** @throws {UserError} `bench.too_busy` when answers lag behind by more than a second, although nothing else happens. */
function requirePace(waiting: number, rate: number): void {
  if (waiting <= rate) return;
  throw new UserError('bench.too_busy', `Without a change, ${waiting} searches already wait for an answer.`, {
    hint: 'Use an idle machine, or a lower --rate.',
  });
}

async function quiet(name: string): Promise<Phase> {
  const from = performance.now();
  await delay(QUIET_MS);
  return { name, from, to: performance.now() };
}

async function measure(databaseUrl: string, books: readonly string[], rate: number, minutes: number) {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-'));
  const environment = { DATABASE_URL: databaseUrl, COLOPHON_DATA_DIR: folder, EMBEDDING_WORKERS: '1' };
  await copyModel(join(folder, 'models'));
  note(`ingesting ${books.length} books`);
  await runScript(COLOPHON, ['ingest', ...books], environment);
  const inference = InferenceModule.withoutExecutor();
  const library = await NestFactory.createApplicationContext(
    LibraryModule.forRoot(environment, { attach: 'never', command: 'a measurement' }, 'optional', inference),
    { logger: ['fatal'], abortOnError: false },
  );
  const port = await freePort();
  const settings = { COLOPHON_ROLE: 'api', PORT: String(port), LOG_LEVEL: 'error' };
  const server = spawnAttached(SERVER, { ...environment, ...settings });
  const crew = new WorkerCrew(1, environment);
  let searches: ConstantSearches | null = null;
  try {
    const changes = library.get(ModelChanges);
    const titles = await library.get(DataSource).query<{ title: string }[]>(TITLES);
    const queries = evenly(titles, QUERIES).map(({ title }) => title);
    const address = `http://127.0.0.1:${port}`;
    const until = performance.now() + minutes * 60_000;
    await untilReady(address, until);
    searches = new ConstantSearches(address, queries, rate);
    await quiet('warm-up');
    const phases = [await quiet('before')];
    requirePace(searches.waiting, rate);
    note('changing the model');
    const activate = () => changes.activate({ model: COPY, types: CHUNK_TYPES, holds: false });
    phases.push(...(await watch(changes, activate, { what: 'change', until })));
    phases.push(await quiet('after'));
    const { comparison, total } = (await changes.status()).change!;
    note('going back');
    phases.push(...(await watch(changes, () => changes.rollback(), { what: 'going back', until })));
    phases.push(await quiet('after going back'));
    return { chunks: total, comparison, rows: phaseRows(phases, await searches.stop()) };
  } finally {
    await searches?.stop();
    await crew.stop();
    await stopAttached(server);
    await library.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    books: { type: 'string', multiple: true },
    rate: { type: 'string' },
    minutes: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run(values) {
    const corpus = (await corpusBooks()).filter((path) => BOOKS.some((name) => path.endsWith(name)));
    const books = values.books ?? (corpus.length > 0 ? corpus : [HANDBOOK]);
    const rate = countOption('rate', values.rate, RATE);
    const postgres = await startServer();
    try {
      const measured = await measure(
        postgres.url,
        books,
        rate,
        countOption('minutes', values.minutes, MINUTES),
      );
      const machine = await describeMachine();
      if (values.json) {
        print(JSON.stringify({ machine, rate, ...measured }, null, 2));
        return;
      }
      const { chunks, rows, comparison } = measured;
      const { failed, empty } = rows.at(-1)!;
      print(
        [
          machineLine(machine),
          `${chunks} chunks, ${rate} searches a second; ${Math.round((comparison?.overlap ?? 0) * 100)} % of the first ten results stayed`,
          '',
          phaseTable(rows),
          '',
          `${failed + empty === 0 ? 'met   ' : 'MISSED'}  ${failed} searches failed, ${empty} found nothing (target: none)`,
        ].join('\n'),
      );
    } finally {
      await postgres.stop();
    }
  },
});
