import { Logger } from '@nestjs/common';
import { toSql } from 'pgvector';
import type { DataSource } from 'typeorm';
import { connect } from '../src/database/connect.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { ENTITIES } from '../src/roles/entities.js';
import { fillClustered } from '../test/services/clustered-library.js';
import type { ClusteredLibrary } from '../test/services/clustered-library.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { percentile } from './measuring/statistics.js';
import { table } from './measuring/table.js';
import { uniform } from './measuring/uniform.js';
import { startServer } from './postgres.js';
import { measureVectorLeg, vectorLegText } from './search/vector-leg.js';

const USAGE = `Usage: npm run bench:scaling -- [--chunks N] [--queries N] [--megabytes N] [--json]

Fills a library on PostgreSQL with made vectors of 384 numbers, and measures what grows with it: time to search exactly
and by the index, time to build the index, and space; then the same with an index of half precision (halfvec).

  --chunks N     (default: 100000)
  --queries N    searches of each kind (default: 50)
  --megabytes N  memory for building the index (default: 1024, as in the product)
  --json         all numbers as JSON
`;

const CHUNKS = 100_000;
const QUERIES = 50;
const MEGABYTES = 1024;
const POOL_SIZE = 2;
const RESULTS = 10;
/** As in the product, without a filter. */
const CANDIDATES = 100;
const WARM_UP = 10;
/** As in `bench:search`. */
const SHAPE = { chunksADocument: 100, dimension: 384, clusters: 2000, latent: 128 } as const;

const HALF = `embedding::halfvec(${SHAPE.dimension})`;
const BY_HALF = `
  SELECT chunk_id AS id FROM chunk_embeddings WHERE model_id = $2
  ORDER BY ${HALF} <=> $1::halfvec(${SHAPE.dimension}) LIMIT ${RESULTS}`;
const EXACTLY = `
  SELECT chunk_id AS id FROM chunk_embeddings WHERE model_id = $2
  ORDER BY (embedding::vector(${SHAPE.dimension}) <=> $1) + 0 LIMIT ${RESULTS}`;

interface HalfReport {
  readonly buildSeconds: number;
  readonly bytes: number;
  readonly p50: number;
  readonly p95: number;
  readonly recall: number;
}

/** Half precision through statements of the benchmark's own: the product does not use it. */
async function measureHalf(
  dataSource: DataSource,
  library: ClusteredLibrary,
  { queries, megabytes }: { readonly queries: number; readonly megabytes: number },
): Promise<HalfReport> {
  const ask = (sql: string, vector: string) =>
    dataSource.query<{ id: string }[]>(sql, [vector, library.modelId]);
  const asked = library.queries(queries).map((vector) => toSql([...vector]));
  const exact: { readonly id: string }[][] = [];
  for (const vector of asked) exact.push(await ask(EXACTLY, vector));
  const runner = dataSource.createQueryRunner();
  const started = performance.now();
  await runner.query(`SET maintenance_work_mem = '${megabytes}MB'`);
  await runner.query(
    `CREATE INDEX half ON chunk_embeddings USING hnsw ((${HALF}) halfvec_cosine_ops)
     WITH (m = 16, ef_construction = 64) WHERE model_id = ${library.modelId}`,
  );
  await runner.query('RESET maintenance_work_mem');
  await runner.release();
  const buildSeconds = (performance.now() - started) / 1000;
  const ms: number[] = [];
  let same = 0;
  await dataSource.transaction(async (manager) => {
    await manager.query(`SELECT set_config('hnsw.ef_search', '${CANDIDATES}', true)`);
    const byHalf = (vector: string) => manager.query<{ id: string }[]>(BY_HALF, [vector, library.modelId]);
    for (const vector of asked.slice(0, WARM_UP)) await byHalf(vector);
    for (const [i, vector] of asked.entries()) {
      const before = performance.now();
      const found = new Set((await byHalf(vector)).map(({ id }) => id));
      ms.push(performance.now() - before);
      same += exact[i]!.filter(({ id }) => found.has(id)).length / RESULTS;
    }
  });
  const [size] = await dataSource.query<{ bytes: number }[]>(
    `SELECT pg_relation_size('half')::float8 AS bytes`,
  );
  const recall = same / asked.length;
  return { buildSeconds, bytes: size!.bytes, p50: percentile(ms, 0.5), p95: percentile(ms, 0.95), recall };
}

async function sizesOf(dataSource: DataSource): Promise<Readonly<Record<string, number>>> {
  const [sizes] = await dataSource.query<Record<string, number>[]>(
    `SELECT pg_table_size('chunk_embeddings')::float8 AS vectors, pg_total_relation_size('chunks')::float8 AS chunks`,
  );
  return sizes!;
}

await runBenchmark({
  usage: USAGE,
  options: {
    chunks: { type: 'string' },
    queries: { type: 'string' },
    megabytes: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run(values) {
    const chunks = countOption('chunks', values.chunks, CHUNKS);
    const queries = countOption('queries', values.queries, QUERIES);
    const megabytes = countOption('megabytes', values.megabytes, MEGABYTES);
    // Stdout is for the results.
    Logger.overrideLogger(false);
    const server = await startServer();
    try {
      const { dataSource, migrated } = await connect(
        dataSourceOptions({ url: server.url }, POOL_SIZE, ENTITIES),
      );
      try {
        note(`making ${chunks} chunks`);
        const started = performance.now();
        const library = await fillClustered(dataSource, { ...SHAPE, chunks, random: uniform(1) });
        const fillSeconds = (performance.now() - started) / 1000;
        await dataSource.query('VACUUM ANALYZE');
        const one = library.documents.slice(0, Math.max(1, Math.round(library.documents.length / 100)));
        const cases = [
          { name: 'none', limit: RESULTS, filter: {} },
          { name: 'none', limit: CANDIDATES, filter: {} },
          { name: 'documents, 1 %', limit: CANDIDATES, filter: { documents: one } },
        ];
        const vectors = await measureVectorLeg(dataSource, server.url, library, queries, note, {
          cases,
          indexMegabytes: megabytes,
        });
        const sizes = await sizesOf(dataSource);
        note('half precision');
        const half = await measureHalf(dataSource, library, { queries, megabytes });
        const machine = await describeMachine();
        if (values.json) {
          const { pgvector } = migrated;
          print(
            JSON.stringify(
              { machine, pgvector, chunks, queries, fillSeconds, sizes, vectors, half },
              null,
              2,
            ),
          );
          return;
        }
        const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
        print(
          [
            machineLine(machine),
            `${chunks} chunks: vectors ${mb(sizes['vectors']!)}, chunks with their indexes ${mb(sizes['chunks']!)}; made in ${fillSeconds.toFixed(0)} s`,
            '',
            vectorLegText(vectors),
            '',
            table(
              ['half precision', 'build s', 'MB', 'p50 ms', 'p95 ms', 'recall'],
              [
                [
                  'none, 10 results',
                  half.buildSeconds.toFixed(1),
                  (half.bytes / 1e6).toFixed(0),
                  half.p50.toFixed(1),
                  half.p95.toFixed(1),
                  half.recall.toFixed(3),
                ],
              ],
            ),
          ].join('\n'),
        );
      } finally {
        await dataSource.destroy();
      }
    } finally {
      await server.stop();
    }
  },
});
