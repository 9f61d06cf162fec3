import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BundleExport } from '../src/bundles/bundle-export.service.js';
import { BundleImport } from '../src/bundles/bundle-import.service.js';
import { DocumentsService } from '../src/documents/documents.service.js';
import { seededRandom } from '../src/evaluation/bootstrap.js';
import { InferenceModule } from '../src/inference/inference.module.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { LibraryModule } from '../src/roles/library.module.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { cpuSeconds } from './join/cpu-time.js';
import { makeBundle, readTemplate } from './join/made-bundle.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { table } from './measuring/table.js';
import { HANDBOOK } from './places.js';
import { withDatabases } from './postgres.js';

const USAGE = `Usage: npm run bench:join -- [--bundles N] [--books N] [--chunks N] [--embedded] [--seed N] [--json]

Joins bundles, one after the other, into one library that cannot embed. A bundle has copies of the handbook, each with 15
of 100 words changed; their vectors are those of the handbook.

  --bundles N  bundles (default: 5)
  --books N    books a bundle (default: 1000)
  --chunks N   chunks a book, up to 200 (default: 60)
  --embedded   into an embedded library; otherwise into PostgreSQL
  --seed N     of the changed words (default: 1)
  --json       all numbers as JSON
`;

const BUNDLES = 5;
const BOOKS = 1000;
const CHUNKS = 60;
const MOST_CHUNKS = 200;
const DATABASE = 'colophon_bench';
const MEGABYTE = 1024 * 1024;

interface Joined {
  readonly chunks: number;
  readonly megabytes: number;
  readonly checkSeconds: number;
  readonly seconds: number;
  /** Of the join, of this process and of the server. */
  readonly cpu: { readonly own: number; readonly server: number };
  readonly rssMegabytes: number;
}

const open = (environment: Readonly<Record<string, string>>, embeds: boolean) =>
  NestFactory.createApplicationContext(
    LibraryModule.forRoot(
      environment,
      { attach: 'never', command: 'bench' },
      'optional',
      embeds ? InferenceModule.forRoot() : InferenceModule.withoutExecutor(),
    ),
    { logger: false, abortOnError: false },
  );

/** The handbook as a bundle, made by a library of its own. */
async function exportHandbook(folder: string): Promise<string> {
  const path = join(folder, 'handbook.tar');
  const library = await open({ COLOPHON_DATA_DIR: join(folder, 'source') }, true);
  try {
    const { document } = await library.get(DocumentsService).addPath(HANDBOOK);
    await library.get(IngestionService).ingest(document.id, false);
    await library.get(BundleExport).export(path, { documents: null, files: false });
  } finally {
    await library.close();
  }
  return path;
}

async function joinOne(library: INestApplicationContext, path: string): Promise<Joined> {
  const bundles = library.get(BundleImport);
  const begun = performance.now();
  const { chunks } = await bundles.check(path, { replace: false, topics: false });
  const before = await cpuSeconds(library.get(DataSource));
  const checked = performance.now();
  const { books } = await bundles.import(path, { replace: false, vectors: 'refuse', topics: false });
  const ended = performance.now();
  const after = await cpuSeconds(library.get(DataSource));
  const taken = books.reduce((sum, book) => sum + book.chunks, 0);
  if (taken !== chunks) throw new Error(`${taken} of ${chunks} chunks were taken over.`);
  return {
    chunks,
    megabytes: (await stat(path)).size / MEGABYTE,
    checkSeconds: (checked - begun) / 1000,
    // The import checks the file once more, as it does for everybody.
    seconds: (ended - checked) / 1000,
    cpu: { own: after.own - before.own, server: after.server - before.server },
    rssMegabytes: process.memoryUsage.rss() / MEGABYTE,
  };
}

async function joinAll(
  library: INestApplicationContext,
  folder: string,
  counts: {
    readonly bundles: number;
    readonly books: number;
    readonly chunks: number;
    readonly seed: number;
  },
): Promise<Joined[]> {
  note('reading the handbook');
  const template = await readTemplate(await exportHandbook(folder), counts.chunks);
  const random = seededRandom(counts.seed);
  const joined: Joined[] = [];
  for (let index = 1; index <= counts.bundles; index += 1) {
    const path = join(folder, `${index}.tar`);
    note(`making bundle ${index}`);
    await makeBundle(path, template, counts.books, random);
    note(`joining bundle ${index}`);
    joined.push(await joinOne(library, path));
    await rm(path);
  }
  const [row] = await library
    .get(DataSource)
    .query<{ lacking: number }[]>(
      'SELECT count(*)::int AS lacking FROM chunks c WHERE NOT EXISTS (SELECT FROM chunk_embeddings WHERE chunk_id = c.id)',
    );
  if (row!.lacking > 0) throw new Error(`${row!.lacking} chunks have no vector.`);
  return joined;
}

function textOf(joined: readonly Joined[]): string {
  const rows = joined.map((one, index) => [
    String(index + 1),
    String(one.chunks),
    one.megabytes.toFixed(0),
    one.checkSeconds.toFixed(1),
    one.seconds.toFixed(1),
    (one.chunks / one.seconds).toFixed(0),
    one.cpu.own.toFixed(1),
    one.cpu.server.toFixed(1),
    one.rssMegabytes.toFixed(0),
  ]);
  return table(
    ['bundle', 'chunks', 'MB', 'check s', 'join s', 'chunks/s', 'own CPU s', 'server CPU s', 'RSS MB'],
    rows,
  );
}

await runBenchmark({
  usage: USAGE,
  options: {
    bundles: { type: 'string' },
    books: { type: 'string' },
    chunks: { type: 'string' },
    embedded: { type: 'boolean' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ bundles, books, chunks, embedded, seed, json }) {
    const counts = {
      bundles: countOption('bundles', bundles, BUNDLES),
      books: countOption('books', books, BOOKS),
      chunks: Math.min(countOption('chunks', chunks, CHUNKS), MOST_CHUNKS),
      seed: countOption('seed', seed, 1),
    };
    const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-'));
    const joinInto = async (environment: Readonly<Record<string, string>>) => {
      const library = await open({ ...environment, COLOPHON_DATA_DIR: join(folder, 'joined') }, false);
      try {
        return await joinAll(library, folder, counts);
      } finally {
        await library.close();
      }
    };
    try {
      const joined = await (embedded
        ? joinInto({})
        : withDatabases([DATABASE], (url) => joinInto({ DATABASE_URL: url })));
      const machine = await describeMachine();
      const text = [machineLine(machine), textOf(joined), '0 chunks embedded'].join('\n');
      print(
        json ? JSON.stringify({ ...counts, embedded: embedded ?? false, joined, machine }, null, 2) : text,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
