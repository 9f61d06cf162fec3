import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHUNK_TYPES } from '../../src/book/chunk-type.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { ModelChanges } from '../../src/model-change/model-changes.service.js';
import { buildModel } from '../../src/model-library/builder/build-model.js';
import { writeTinyCheckpoint } from '../../src/model-library/testing/tiny-checkpoint.js';
import { SearchService } from '../../src/search/search.service.js';
import { writeSectionsBook } from '../services/books.js';
import { describeOnPostgres } from '../services/databases.js';
import { openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { until } from '../services/until.js';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const LARGE = 'all-MiniLM-L6-v2';
/** About 350 chunks of the small model: three parts. */
const SECTIONS = 55;

/** A worker in a process of its own. */
class Worker {
  private readonly process: ChildProcess;

  constructor(environment: Readonly<Record<string, string>>) {
    const env = { ...process.env, ...environment, COLOPHON_ROLE: 'worker', LOG_LEVEL: 'silent' };
    this.process = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    await ended;
  }
}

describeOnPostgres('a change of model whose workers are killed', () => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let changes: ModelChanges;
  let worker: Worker;

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    library.get(DataSource).query<T[]>(sql, parameters);
  const state = async () => (await changes.status()).change!.state;
  const vectors = async () => {
    const [row] = await query<{ small: number; large: number; owner: string | null }>(
      `SELECT (count(*) FILTER (WHERE m.key = 'tiny'))::int AS small,
              (count(*) FILTER (WHERE m.key = $1))::int AS large,
              (SELECT owner FROM model_change_parts WHERE owner IS NOT NULL LIMIT 1) AS owner
       FROM chunk_embeddings e JOIN embedding_models m ON m.id = e.model_id`,
      [LARGE],
    );
    return row!;
  };

  beforeAll(async () => {
    const made = await postgresPlace();
    const folder = made.environment['COLOPHON_DATA_DIR']!;
    await writeTinyCheckpoint(join(folder, 'checkpoint'));
    await buildModel({
      from: join(folder, 'checkpoint'),
      out: join(folder, 'models', 'tiny'),
      keep: ['int8', 'float32'],
    });
    place = { ...made, environment: { ...made.environment, EMBEDDING_MODELS: 'tiny' } };
    library = await openLibrary(place);
    changes = library.get(ModelChanges);
    const book = await writeSectionsBook(join(folder, 'book.pdf'), SECTIONS);
    const { document } = await library.get(DocumentsService).addPath(book);
    await library.get(IngestionService).ingest(document.id, false);
  });
  afterAll(async () => {
    await worker?.end('SIGKILL');
    await library.close();
    await place.remove();
  });

  it('is continued by another one after each of them, and loses no vector', async () => {
    const { total } = await changes.activate({ model: LARGE, types: CHUNK_TYPES, holds: false });
    const begun = Date.now();
    let before = 0;
    for (const share of [0.1, 0.5]) {
      worker = new Worker(place.environment);
      await until('a worker has computed a part', async () => (await vectors()).large > share * total);
      await worker.end('SIGKILL');
      const { large } = await vectors();
      expect(large).toBeGreaterThanOrEqual(before);
      expect(await state()).not.toBe('switched');
      before = large;
    }
    // The state that a process leaves which dies while it finishes the change.
    const { owner } = await vectors();
    expect(owner).not.toBeNull();
    await query(`UPDATE model_changes SET state = 'finishing', owner = $1, beat_at = now()`, [owner]);
    worker = new Worker(place.environment);
    await until('another worker has finished it', async () => (await state()) === 'switched');
    expect(await vectors()).toMatchObject({ small: total, large: total });
    // Vectors that the killed workers had written are not computed again.
    const [row] = await query<{ kept: number }>(
      `SELECT count(*)::int AS kept FROM chunk_embeddings e JOIN embedding_models m ON m.id = e.model_id
       WHERE m.key = $1 AND e.embedded_at BETWEEN to_timestamp($2 / 1000.0) AND
         (SELECT created_at FROM model_changes) + interval '1 day'`,
      [LARGE, begun],
    );
    expect(row!.kept).toBe(total);
    const found = await library
      .get(SearchService)
      .search('frozen caches', { limit: 5, types: [], documents: [] });
    expect(found).toMatchObject({ results: { length: 5 }, needsReembedding: 0 });
  });

  it('is switched by another one when the one that was to do it is gone', async () => {
    await worker.end('SIGKILL');
    const { id } = await changes.rollback();
    await query(`UPDATE model_changes SET state = 'ready' WHERE id = $1`, [id]);
    worker = new Worker(place.environment);
    await until('another worker has switched', async () => (await state()) === 'switched');
    expect((await changes.status()).active).toMatchObject([{ model: 'tiny', previous: [LARGE] }]);
  });
});
