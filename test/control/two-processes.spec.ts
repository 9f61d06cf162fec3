import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { writeSectionsBook } from '../services/books.js';
import { describeOnPostgres } from '../services/databases.js';
import { openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { CLI } from '../services/programs.js';
import { until } from '../services/until.js';

const LOOKS_AT_SILENCE = 25;
/** Long enough to be met while it is embedded. */
const SECTIONS = 250;

// The embedded database has one backend: no other process can interfere, and it would itself wait for a frozen client.
describeOnPostgres('runs that two processes access', () => {
  let place: TestPlace;
  let book: string;
  let library: INestApplicationContext;
  let ingestion: IngestionService;

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    library.get(DataSource).query<T[]>(sql, parameters);
  /** The last heartbeat of a stopped process may still be on its way to the database, and would undo it. */
  const makeSilent = async (runId: string) => {
    let looks = 0;
    await until('the heartbeat stays old', async () => {
      const [run] = await query<{ silent: boolean }>(
        `SELECT heartbeat_at < now() - interval '1 minute' AS silent FROM ingestion_runs WHERE id = $1`,
        [runId],
      );
      looks = run?.silent ? looks + 1 : 0;
      if (looks > LOOKS_AT_SILENCE) return true;
      if (looks > 0) return false;
      await query(`UPDATE ingestion_runs SET heartbeat_at = now() - interval '1 hour' WHERE id = $1`, [
        runId,
      ]);
      return false;
    });
  };
  const addBook = async () => (await library.get(DocumentsService).addPath(book)).document.id;

  beforeAll(async () => {
    place = await postgresPlace();
    book = await writeSectionsBook(join(place.environment['COLOPHON_DATA_DIR']!, 'book.pdf'), SECTIONS);
    library = await openLibrary(place);
    ingestion = library.get(IngestionService);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  it('cancels a run at the moment when it replaces another', async () => {
    const id = await addBook();
    const { runId } = await ingestion.start(id, true);
    const other = library.get(DataSource).createQueryRunner();
    await other.startTransaction();
    await other.query(`UPDATE ingestion_runs SET state = 'failed', finished_at = now() WHERE id = $1`, [
      runId,
    ]);
    const [successor] = (await other.query(
      `INSERT INTO ingestion_runs (document_id, state, status_before) VALUES ($1, 'queued', 'pending') RETURNING id`,
      [id],
    )) as { id: string }[];
    const cancelling = ingestion.cancel(id);
    await delay(200);
    await other.commitTransaction();
    await other.release();
    expect(await cancelling).toMatchObject({ runId: successor!.id, status: 'pending' });
  });

  it('lets a process that froze past its lease write nothing after it wakes', async () => {
    const id = await addBook();
    await ingestion.delete(id, true);
    const env = { ...process.env, ...place.environment, EMBEDDING_WORKERS: '1' };
    const frozen = spawn(process.execPath, [CLI, 'ingest', book], { env, stdio: 'ignore' });
    const exited = once(frozen, 'exit') as Promise<[number | null]>;
    const run = await until('the other process embeds', async () => {
      const [found] = await query<{ id: string; documentId: string }>(
        `SELECT id, document_id AS "documentId" FROM ingestion_runs
         WHERE state = 'embedding' AND owner LIKE '%/' || $1 || '/%'`,
        [frozen.pid],
      );
      return found;
    });
    frozen.kill('SIGSTOP');
    await makeSilent(run.id);
    const finished = await ingestion.ingest(run.documentId, false);
    expect(finished).toMatchObject({ state: 'completed', attempts: 2 });
    const rows = () =>
      query(
        `SELECT c.id, c.run_id, c.ordinal, c.published, e.embedding::text, e.embedded_at
         FROM chunks c LEFT JOIN chunk_embeddings e ON e.chunk_id = c.id WHERE document_id = $1 ORDER BY c.id`,
        [run.documentId],
      );
    const before = await rows();
    frozen.kill('SIGCONT');
    // The command follows the run that replaced its own.
    const [code] = await exited;
    expect(code).toBe(0);
    expect(await rows()).toEqual(before);
    for (const table of ['chunks', 'sections']) {
      expect(await query(`SELECT FROM ${table} WHERE run_id = $1`, [run.id])).toEqual([]);
    }
    expect(await library.get(DocumentsService).get(run.documentId)).toMatchObject({ status: 'completed' });
  });
});
