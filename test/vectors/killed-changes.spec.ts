import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { VectorIndexes } from '../../src/embedding/vector-indexes.service.js';
import { VectorPruning } from '../../src/embedding/vector-pruning.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { ModelChanges } from '../../src/model-change/model-changes.service.js';
import { buildModel } from '../../src/model-library/builder/build-model.js';
import { writeTinyCheckpoint } from '../../src/model-library/testing/tiny-checkpoint.js';
import { SearchService } from '../../src/search/search.service.js';
import { writeSectionsBook } from '../services/books.js';
import { describeOnPostgres } from '../services/databases.js';
import { openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { CLI, MAIN } from '../services/programs.js';
import { until } from '../services/until.js';

const LARGE = 'all-MiniLM-L6-v2';
/** About 200 chunks of the small model: two parts. */
const SECTIONS = 32;

/** A process of the product. */
class Started {
  private readonly process: ChildProcess;

  constructor(environment: Readonly<Record<string, string>>, args: readonly string[]) {
    const env = { ...process.env, ...environment, COLOPHON_ROLE: 'worker', LOG_LEVEL: 'silent' };
    this.process = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }

  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }
}

/** A lock of another transaction brings a process to a stop in the middle of a step; there it is killed. */
describeOnPostgres('a change of model whose processes are killed', () => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let changes: ModelChanges;
  let total: number;
  let running: Started | null = null;

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    library.get(DataSource).query<T[]>(sql, parameters);
  const state = async () => (await changes.status()).change?.state;
  const start = (...args: string[]) => (running = new Started(place.environment, args));
  const vectorsOf = async (model: string) => {
    const rows = await query<{ chunk: string; at: Date }>(
      `SELECT e.chunk_id AS chunk, e.embedded_at AS at FROM chunk_embeddings e JOIN embedding_models m ON m.id = e.model_id
       WHERE m.key = $1`,
      [model],
    );
    return new Map(rows.map(({ chunk, at }) => [chunk, at.getTime()]));
  };

  /** Starts a process, and kills it while its statement waits for the lock; the server then ends its connection. */
  async function killAt(
    lock: string,
    at: { readonly statement: string; readonly state?: string },
    ...args: string[]
  ): Promise<void> {
    const waiting = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ $1`;
    const waits = async () => (await query(`SELECT ${waiting}`, [at.statement])).length > 0;
    const holder = library.get(DataSource).createQueryRunner();
    await holder.startTransaction();
    try {
      await holder.query(lock);
      const process = start(...args);
      await until(`a process waits in ${at.statement}`, async () => {
        return (await waits()) && (!at.state || (await state()) === at.state);
      });
      await process.kill();
      await query(`SELECT pg_terminate_backend(pid) ${waiting}`, [at.statement]);
      await until('its statement has ended', async () => !(await waits()));
    } finally {
      await holder.rollbackTransaction();
      await holder.release();
    }
  }

  /** Nothing of what is searched was lost: all chunks are found, by the model that is active. */
  async function expectWhole(model: string): Promise<void> {
    const { active } = await changes.status();
    expect(active.map((one) => one.model)).toEqual([model]);
    expect((await vectorsOf(model)).size).toBe(total);
    const found = await library.get(SearchService).search('frozen caches', { limit: 5 });
    expect(found).toMatchObject({ results: { length: 5 }, needsReembedding: 0 });
  }

  beforeAll(async () => {
    const made = await postgresPlace();
    const folder = made.environment['COLOPHON_DATA_DIR']!;
    await writeTinyCheckpoint(join(folder, 'checkpoint'));
    await buildModel({
      from: join(folder, 'checkpoint'),
      out: join(folder, 'models', 'tiny'),
      keep: ['int8', 'float32'],
    });
    const settings = { EMBEDDING_MODELS: 'tiny', VECTOR_INDEX_FROM: '100' };
    place = { ...made, environment: { ...made.environment, ...settings } };
    library = await openLibrary(place);
    changes = library.get(ModelChanges);
    const book = await writeSectionsBook(join(folder, 'book.pdf'), SECTIONS);
    const { document } = await library.get(DocumentsService).addPath(book);
    await library.get(IngestionService).ingest(document.id, false);
    await library.get(VectorIndexes).build();
    total = (await vectorsOf('tiny')).size;
  });
  afterAll(async () => {
    await running?.kill();
    await library.close();
    await place.remove();
  });

  it('did not begin when the command was killed while it began it', async () => {
    const lock = 'LOCK TABLE model_change_parts IN SHARE MODE';
    await killAt(lock, { statement: 'DELETE FROM model_change_parts' }, CLI, 'models', 'activate', LARGE);
    expect((await changes.status()).change).toBeNull();
    expect(await query('SELECT FROM active_models WHERE next_id IS NOT NULL')).toEqual([]);
    await expectWhole('tiny');
  });

  it('is continued by another one after each of them, and computes no vector twice', async () => {
    const command = start(CLI, 'models', 'activate', LARGE);
    await until('the command has computed vectors', async () => (await vectorsOf(LARGE)).size > 0);
    await command.kill();
    const computed = await vectorsOf(LARGE);
    expect(computed.size).toBeLessThan(total);
    await expectWhole('tiny');

    // Who writes vectors makes a build wait after its first step, and so leaves an index of no use behind.
    const writes = 'LOCK TABLE chunk_embeddings IN ROW EXCLUSIVE MODE';
    await killAt(writes, { statement: 'CREATE INDEX CONCURRENTLY', state: 'finishing' }, MAIN);
    const all = await vectorsOf(LARGE);
    expect([...computed].filter(([chunk, at]) => all.get(chunk) !== at)).toEqual([]);
    await expectWhole('tiny');

    const titles = 'LOCK TABLE sections IN ACCESS EXCLUSIVE MODE';
    await killAt(titles, { statement: 'md5\\(c\\.id::text\\)', state: 'finishing' }, MAIN);
    await expectWhole('tiny');

    const publishes = 'SELECT FROM active_models FOR SHARE';
    await killAt(publishes, { statement: 'SELECT type FROM active_models', state: 'ready' }, MAIN);
    await expectWhole('tiny');

    start(MAIN);
    await until('another worker has switched', async () => (await state()) === 'switched');
    expect(await vectorsOf(LARGE)).toEqual(all);
    await expectWhole(LARGE);
    expect((await changes.status()).change!.comparison).toMatchObject({
      terms: 0,
      noFigures: expect.any(String) as string,
    });
  });

  it('can be taken back, and loses nothing when its vectors are being dropped', async () => {
    await changes.rollback();
    await until('the worker has switched back', async () => (await state()) === 'switched');
    await running!.kill();
    await expectWhole('tiny');
    const readers = 'LOCK TABLE chunk_embeddings IN SHARE MODE';
    await killAt(readers, { statement: 'DROP INDEX' }, CLI, 'models', 'prune', LARGE, '--force');
    await expectWhole('tiny');
    await library.get(VectorPruning).prune({ model: LARGE, force: true });
    expect((await vectorsOf(LARGE)).size).toBe(0);
    await expectWhole('tiny');
  });
});
