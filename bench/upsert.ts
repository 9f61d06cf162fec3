import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { connect } from '../src/database/connect.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { ENTITIES } from '../src/roles/entities.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { colophonUpsert } from './contenders/colophon-upsert.js';
import { measureInTurn } from './measuring/in-turn.js';
import { describeMachine } from './measuring/machine.js';
import { withDatabases } from './postgres.js';
import { copyBinary } from './upsert/copy-binary.js';
import { fillLibrary, makeRows } from './upsert/library.js';
import type { Library, VectorRow } from './upsert/library.js';
import { perRow } from './upsert/per-row.js';
import { upsertReport } from './upsert/report.js';
import type { UpsertRun } from './upsert/report.js';
import { selectThenBulk } from './upsert/select-then-bulk.js';
import type { Strategy } from './upsert/strategy.js';
import { SAVED_EMBEDDING, typeormSave } from './upsert/typeorm-save.js';

const USAGE = `Usage: npm run bench:upsert -- [--rows N] [--rounds N] [--json]

Writes vectors into PostgreSQL as Colophon does and in four other ways, in turn: into an empty table, then over all rows.

  --rows N     vectors of 384 dimensions (default: 20000)
  --rounds N   how often every way is measured (default: 3)
  --json       all numbers as JSON
`;

const ROWS = 20_000;
const ROUNDS = 3;
const POOL_SIZE = 2;
const DATABASE = 'colophon_bench';

/** Fresh load, then all rows again with other vectors; the server is flushed before each. */
async function measure(
  strategy: Strategy,
  client: Client,
  generations: readonly [readonly VectorRow[], readonly VectorRow[]],
): Promise<UpsertRun> {
  await client.query('TRUNCATE chunk_embeddings');
  const [fresh, changed] = generations.map((rows) => rows.slice(0, strategy.rows));
  const freshRate = await rate(strategy, client, fresh!);
  const updateRate = strategy.updates ? await rate(strategy, client, changed!) : null;
  await expectStored(client, (strategy.updates ? changed : fresh)!);
  return { freshRate, updateRate };
}

/** Rows per second, including the commit. */
async function rate(strategy: Strategy, client: Client, rows: readonly VectorRow[]): Promise<number> {
  await client.query('CHECKPOINT');
  const started = performance.now();
  await strategy.write(rows);
  return rows.length / ((performance.now() - started) / 1000);
}

/** A strategy that loses rows would look fastest. */
async function expectStored(client: Client, rows: readonly VectorRow[]): Promise<void> {
  const { rows: found } = await client.query<{ count: number; right: number }>(
    `SELECT count(*)::int AS count, (count(*) FILTER (WHERE content_hash = ANY($1)))::int AS right
     FROM chunk_embeddings WHERE abs(vector_norm(embedding) - 1) < 1e-3`,
    [rows.map((row) => row.contentHash)],
  );
  const { count, right } = found[0]!;
  if (count !== rows.length || right !== rows.length) {
    throw new Error(`Of ${rows.length} rows ${count} were stored, ${right} of them with the new text.`);
  }
}

function strategies(
  client: Client,
  dataSource: DataSource,
  mapped: DataSource,
  library: Library,
): Strategy[] {
  const rows = library.chunkIds.length;
  return [
    colophonUpsert(dataSource, library, rows),
    copyBinary(client, library, rows),
    selectThenBulk(client, library, rows),
    typeormSave(mapped, library, rows),
    perRow(client, library),
  ];
}

async function compare(url: string, rows: number, rounds: number) {
  const client = new Client({ connectionString: url });
  const options = dataSourceOptions({ url }, POOL_SIZE, ENTITIES);
  const { dataSource } = await connect(options);
  const mapped = new DataSource({ ...options, entities: [SAVED_EMBEDDING] });
  try {
    await client.connect();
    await mapped.initialize();
    const library = await fillLibrary(dataSource, rows);
    const generations = [makeRows(library.chunkIds, 0), makeRows(library.chunkIds, 1)] as const;
    const { rows: versions } = await client.query<{ server: string; pgvector: string }>(
      `SELECT current_setting('server_version') AS server, extversion AS pgvector FROM pg_extension WHERE extname = 'vector'`,
    );
    const all = strategies(client, dataSource, mapped, library);
    const measured = await measureInTurn(
      all.map((strategy) => ({ name: strategy.name, measure: () => measure(strategy, client, generations) })),
      rounds,
      (name, round) => note(`round ${round} of ${rounds}: ${name}`),
    );
    return upsertReport(measured, {
      machine: await describeMachine(),
      postgresql: versions[0]!.server,
      pgvector: versions[0]!.pgvector,
      rows: all.map((strategy) => Math.min(strategy.rows, rows)),
    });
  } finally {
    await client.end();
    if (mapped.isInitialized) await mapped.destroy();
    await dataSource.destroy();
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    rows: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ rows, rounds, json }) {
    const count = countOption('rows', rows, ROWS);
    const times = countOption('rounds', rounds, ROUNDS);
    const report = await withDatabases([DATABASE], (url) => compare(url, count, times));
    print(json ? JSON.stringify(report.numbers, null, 2) : report.text);
  },
});
