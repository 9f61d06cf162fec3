import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { connect } from '../src/database/connect.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { LibraryModule } from '../src/roles/library.module.js';
import { ENTITIES } from '../src/roles/entities.js';
import { fillClustered } from '../test/services/clustered-library.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { uniform } from './measuring/uniform.js';
import { corpusBooks } from './places.js';
import { withDatabases } from './postgres.js';
import { readBooks } from './quotes/quoted-library.js';
import { measureTextLeg, textLegText } from './search/text-leg.js';
import type { TextLegReport } from './search/text-leg.js';
import { measureVectorLeg, vectorLegText } from './search/vector-leg.js';

const USAGE = `Usage: npm run bench:search -- [--chunks N] [--queries N] [--only vectors|texts|embedded] [--json]

Searches the vectors of a library exactly and by their index, with and without filters (vectors), and its words by BM25
and by PostgreSQL's own text search, and by both legs (texts), on PostgreSQL; then both legs on the embedded database.

  --chunks N    chunks of the library: with made vectors of 384 numbers, then with the texts of the corpus and of
                copies of it in which some words are others (default: 100000); a tenth of it in the embedded database
  --only PART   one part alone; may be given several times
  --queries N   searches of each kind (default: 100)
  --json        all numbers as JSON
`;

const CHUNKS = 100_000;
const EMBEDDED_SHARE = 0.1;
const QUERIES = 100;
const POOL_SIZE = 2;
const DATABASE = 'colophon_bench';
const TEXTS = 'colophon_bench_texts';
/**
 * 2000 subjects in 128 directions, with noise: harder for an index than vectors of real chunks, and far easier than
 * vectors without any structure, in which nothing is near.
 */
const SHAPE = { chunksADocument: 100, dimension: 384, clusters: 2000, latent: 128 } as const;

async function measure(url: string, chunks: number, queries: number) {
  const { dataSource, migrated } = await connect(dataSourceOptions({ url }, POOL_SIZE, ENTITIES));
  try {
    note(`making ${chunks} chunks`);
    const library = await fillClustered(dataSource, { ...SHAPE, chunks, random: uniform(1) });
    await dataSource.query('VACUUM ANALYZE');
    const vectors = await measureVectorLeg(dataSource, url, library, queries, note);
    return { pgvector: migrated.pgvector, vectors };
  } finally {
    await dataSource.destroy();
  }
}

/** @param url Of the database; null for the embedded one. */
async function measureTexts(url: string | null, chunks: number, queries: number): Promise<TextLegReport> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-'));
  const environment = { COLOPHON_DATA_DIR: folder, ...(url && { DATABASE_URL: url }) };
  const library = await NestFactory.createApplicationContext(
    LibraryModule.forRoot(environment, { attach: 'never', command: 'bench' }, 'optional'),
    { logger: false, abortOnError: false },
  );
  try {
    const books = await readBooks(library, await corpusBooks());
    return await measureTextLeg(library, { books, chunks, queries, random: uniform(1) });
  } finally {
    await library.close();
    await rm(folder, { recursive: true });
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    chunks: { type: 'string' },
    queries: { type: 'string' },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ chunks, queries, only, json }) {
    const count = countOption('chunks', chunks, CHUNKS);
    const times = countOption('queries', queries, QUERIES);
    const wants = (part: string) => !only || only.includes(part);
    await withDatabases([DATABASE, TEXTS], async (vectorsUrl, textsUrl) => {
      const vectors = wants('vectors') ? await measure(vectorsUrl, count, times) : null;
      const texts = wants('texts') ? await measureTexts(textsUrl, count, times) : null;
      const few = Math.round(count * EMBEDDED_SHARE);
      const embedded = wants('embedded') ? await measureTexts(null, few, times) : null;
      const machine = await describeMachine();
      const parts = [
        `${machineLine(machine)}; ${count} chunks, ${times} searches a row.`,
        vectors && `pgvector ${vectors.pgvector}\n\n${vectorLegText(vectors.vectors)}`,
        texts && textLegText(texts),
        embedded && `Embedded database\n\n${textLegText(embedded)}`,
      ];
      print(
        json
          ? JSON.stringify({ machine, chunks: count, queries: times, ...vectors, texts, embedded }, null, 2)
          : parts.filter(Boolean).join('\n\n'),
      );
    });
  },
});
