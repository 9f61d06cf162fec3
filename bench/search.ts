import { Client } from 'pg';
import { connect } from '../src/database/connect.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { ENTITIES } from '../src/roles/entities.js';
import { fillClustered } from '../test/services/clustered-library.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { uniform } from './measuring/uniform.js';
import { databaseUrl, startServer } from './postgres.js';
import { measureVectorLeg, vectorLegText } from './search/vector-leg.js';

const USAGE = `Usage: npm run bench:search -- [--chunks N] [--queries N] [--json]

Searches the vectors of a library exactly and by their index, with and without filters, on PostgreSQL.

  --chunks N    chunks with made vectors of 384 numbers (default: 100000)
  --queries N   searches of each kind (default: 100)
  --json        all numbers as JSON
`;

const CHUNKS = 100_000;
const QUERIES = 100;
const POOL_SIZE = 2;
const DATABASE = 'colophon_bench';
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
      await admin.query(`CREATE DATABASE ${DATABASE}`);
      await admin.end();
      const report = await measure(databaseUrl(server.url, DATABASE), count, times);
      const { machine, pgvector, vectors } = report;
      const heading = `${machineLine(machine)}; pgvector ${pgvector}; ${count} chunks, ${times} searches a row.`;
      print(json ? JSON.stringify(report, null, 2) : `${heading}\n\n${vectorLegText(vectors)}`);
    } finally {
      await server.stop();
    }
  },
});
