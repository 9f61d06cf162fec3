import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { connect } from '../src/database/connect.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { InferenceModule } from '../src/inference/inference.module.js';
import { LibraryModule } from '../src/roles/library.module.js';
import { ENTITIES } from '../src/roles/entities.js';
import { fillClustered } from '../test/services/clustered-library.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { uniform } from './measuring/uniform.js';
import { corpusBooks } from './places.js';
import { databaseUrl, startServer } from './postgres.js';
import { measureTextLeg, textLegText } from './search/text-leg.js';
import type { TextLegReport } from './search/text-leg.js';
import { measureVectorLeg, vectorLegText } from './search/vector-leg.js';

const USAGE = `Usage: npm run bench:search -- [--chunks N] [--queries N] [--json]

Searches the vectors of a library exactly and by their index, with and without filters, and its words by BM25 and by
PostgreSQL's own text search, on PostgreSQL.

  --chunks N    chunks of the library: with made vectors of 384 numbers, then with the texts of the corpus and of
                copies of it in which some words are others (default: 100000)
  --queries N   searches of each kind (default: 100)
  --json        all numbers as JSON
`;

const CHUNKS = 100_000;
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
    return { machine: await describeMachine(), pgvector: migrated.pgvector, chunks, queries, vectors };
  } finally {
    await dataSource.destroy();
  }
}

async function measureTexts(url: string, chunks: number, queries: number): Promise<TextLegReport> {
  const environment = {
    DATABASE_URL: url,
    COLOPHON_DATA_DIR: await mkdtemp(join(tmpdir(), 'colophon-bench-')),
  };
  const inference = InferenceModule.withoutExecutor();
  const library = await NestFactory.createApplicationContext(
    LibraryModule.forRoot(environment, { attach: 'never', command: 'bench' }, 'optional', inference),
    { logger: false, abortOnError: false },
  );
  try {
    return await measureTextLeg(library, { books: await corpusBooks(), chunks, queries, random: uniform(1) });
  } finally {
    await library.close();
    await rm(environment.COLOPHON_DATA_DIR, { recursive: true });
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    chunks: { type: 'string' },
    queries: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ chunks, queries, json }) {
    const count = countOption('chunks', chunks, CHUNKS);
    const times = countOption('queries', queries, QUERIES);
    const server = await startServer();
    try {
      const admin = new Client({ connectionString: server.url });
      await admin.connect();
      for (const name of [DATABASE, TEXTS]) await admin.query(`CREATE DATABASE ${name}`);
      await admin.end();
      const report = await measure(databaseUrl(server.url, DATABASE), count, times);
      const texts = await measureTexts(databaseUrl(server.url, TEXTS), count, times);
      const { machine, pgvector, vectors } = report;
      const heading = `${machineLine(machine)}; pgvector ${pgvector}; ${count} chunks, ${times} searches a row.`;
      print(
        json
          ? JSON.stringify({ ...report, texts }, null, 2)
          : [heading, vectorLegText(vectors), textLegText(texts)].join('\n\n'),
      );
    } finally {
      await server.stop();
    }
  },
});
