import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { writeSectionsBook } from '../services/books.js';
import { createBucket, describeOnS3 } from '../services/buckets.js';
import { MAIN } from '../services/programs.js';
import { describeOnRedis } from '../services/redis.js';
import { redisPlace } from '../services/queue-places.js';
import type { QueuePlace } from '../services/queue-places.js';
import { until } from '../services/until.js';
import { openServices } from './open-roles.js';

/** The same number of chunks: three parts. */
const SECTIONS = 720;
/** Two parts. */
const FEWER_SECTIONS = 300;
/**
 * How many texts two encoders may still compute after a cancel: they check for it twice a second, and have two messages
 * of eight texts each in progress. Measured: 200 on two cores; a slower machine computes fewer.
 */
const TEXTS_AFTER_CANCEL = 500;
/** An encoder without output for this long has stopped. */
const QUIET_MS = 1000;

/** A worker in a process of its own, with its output. */
class Worker {
  textsComputed = 0;
  private readonly process: ChildProcess;

  constructor(environment: Readonly<Record<string, string>>) {
    const env = { ...process.env, ...environment, COLOPHON_ROLE: 'worker', LOG_LEVEL: 'debug' };
    this.process = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: this.process.stdout! }).on('line', (line) => {
      const texts = Number(/"msg":"Computed (\d+) texts/.exec(line)?.[1] ?? 0);
      this.textsComputed += texts;
    });
  }

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }

  async stop(): Promise<number | null> {
    const ended = once(this.process, 'exit') as Promise<[number | null]>;
    this.process.kill('SIGTERM');
    return (await ended)[0];
  }
}

describeOnRedis('A run of several workers', () => {
  describeOnS3('that share a bucket and no folder', () => {
    let place: QueuePlace;
    let bucket: Awaited<ReturnType<typeof createBucket>>;
    let services: INestApplicationContext;
    let ingestion: IngestionService;
    const folders: string[] = [];
    const workers: Worker[] = [];
    let book: string;
    let shorter: string;

    const ownFolder = async (): Promise<string> => {
      const folder = await mkdtemp(join(tmpdir(), 'colophon-machine-'));
      folders.push(folder);
      return folder;
    };
    const ofMachine = async () => ({
      ...place.environment,
      ...bucket.environment,
      COLOPHON_DATA_DIR: await ownFolder(),
    });
    const query = <T>(sql: string, parameters: unknown[] = []) =>
      services.get(DataSource).query<T[]>(sql, parameters);
    const startRun = async (path = book) => {
      const { document } = await services.get(DocumentsService).addPath(path);
      const { runId } = await ingestion.start(document.id);
      return { documentId: document.id, runId };
    };
    const untilRunIs = (state: string, runId: string) =>
      until(`run ${runId} is ${state}`, async () => {
        const sql = 'SELECT FROM ingestion_runs WHERE id = $1 AND state = $2';
        return (await query(sql, [runId, state])).length > 0;
      });
    const textsComputed = () => workers.reduce((sum, worker) => sum + worker.textsComputed, 0);
    const untilQuiet = async () => {
      for (let before = -1; before !== textsComputed();) {
        before = textsComputed();
        await delay(QUIET_MS);
      }
    };

    beforeAll(async () => {
      place = await redisPlace();
      bucket = await createBucket();
      const books = await ownFolder();
      book = await writeSectionsBook(join(books, 'long.pdf'), SECTIONS);
      shorter = await writeSectionsBook(join(books, 'shorter.pdf'), FEWER_SECTIONS);
      services = await openServices({ environment: await ofMachine() });
      ingestion = services.get(IngestionService);
      for (let count = 0; count < 2; count += 1) workers.push(new Worker(await ofMachine()));
    });
    afterAll(async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await services.close();
      await bucket.remove();
      await place.remove();
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    });

    it('is embedded by all of them, each chunk only once', async () => {
      const { documentId, runId } = await startRun();
      await untilRunIs('completed', runId);
      const [{ chunks } = { chunks: 0 }] = await query<{ chunks: number }>(
        'SELECT count(*)::int AS chunks FROM chunks WHERE document_id = $1 AND published',
        [documentId],
      );
      const computed = workers.map(({ textsComputed }) => textsComputed);
      expect(Math.min(...computed)).toBeGreaterThan(0);
      // Equal texts are computed once per part, and may be in two parts.
      expect(computed[0]! + computed[1]!).toBeLessThanOrEqual(chunks);
      const [run] = await query<{ embedding: Record<string, number> }>(
        `SELECT report->'embedding' AS embedding FROM ingestion_runs WHERE id = $1`,
        [runId],
      );
      expect(run!.embedding).toMatchObject({
        total_chunks: chunks,
        embeddings_failed: 0,
        database_saves: chunks,
      });
      expect(run!.embedding['embeddings_generated']! + run!.embedding['embeddings_reused']!).toBe(chunks);
      expect(run!.embedding['embeddings_reused']).toBeLessThan(chunks / 2);
      await ingestion.delete(documentId, true);
    });

    it.each([0, 0.5])(
      'stops in all of them when it is cancelled after this share of its chunks: %d',
      async (share) => {
        const before = textsComputed();
        const { documentId, runId } = await startRun();
        await untilRunIs('embedding', runId);
        await until('so many are computed', () => textsComputed() - before >= share * SECTIONS);
        await ingestion.cancel(documentId);
        const atCancel = textsComputed();
        await untilQuiet();
        expect(textsComputed() - atCancel).toBeLessThan(TEXTS_AFTER_CANCEL);
        for (const table of ['chunks', 'sections', 'run_parts']) {
          expect(await query(`SELECT FROM ${table} WHERE run_id = $1`, [runId])).toEqual([]);
        }
        expect(await query('SELECT FROM chunk_embeddings')).toEqual([]);
        await ingestion.delete(documentId, true);
      },
    );

    it('outlives it when a part is taken from the process that has the run', async () => {
      const { document } = await services.get(DocumentsService).addPath(shorter);
      const ingesting = ingestion.ingest(document.id, true);
      const take = `
        UPDATE run_parts p SET owner = 'elsewhere/1/1', beat_at = now() FROM ingestion_runs r
        WHERE r.id = p.run_id AND p.owner = r.owner AND p.result IS NULL AND p.done > 0 RETURNING 1 AS taken`;
      await until('a part has begun', async () => ((await query(take)) as [unknown[]])[0].length > 0);
      const run = await ingesting;
      expect(run).toMatchObject({
        state: 'completed',
        attempts: 1,
        report: { embedding: { embeddings_failed: 0 } },
      });
      const lacking = `
        SELECT FROM chunks c WHERE NOT published
          OR NOT EXISTS (SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id)`;
      expect(await query(lacking)).toEqual([]);
      await ingestion.delete(document.id, true);
    });

    it('continues without a frozen worker, and rejects what that one writes when it resumes', async () => {
      const before = textsComputed();
      const { documentId, runId } = await startRun(shorter);
      await untilRunIs('embedding', runId);
      const [run] = await query<{ owner: string }>('SELECT owner FROM ingestion_runs WHERE id = $1', [runId]);
      await until('some chunks are embedded', () => textsComputed() - before > 100);
      // Freeze all of them, so that the owner is among them; then only the other one is resumed.
      workers.forEach((worker) => worker.signal('SIGSTOP'));
      await query(`UPDATE ingestion_runs SET heartbeat_at = now() - interval '1 hour' WHERE id = $1`, [
        runId,
      ]);
      await query(`UPDATE run_parts SET beat_at = now() - interval '1 hour'`);
      const third = new Worker(await ofMachine());
      workers.push(third);
      const next = await until('another run takes its place', async () => {
        const sql = 'SELECT replaced_by AS id FROM ingestion_runs WHERE id = $1';
        return (await query<{ id: string | null }>(sql, [runId]))[0]!.id;
      });
      await untilRunIs('completed', next);
      const rows = () =>
        query(
          `SELECT c.id, c.run_id, c.ordinal, c.published, e.embedding::text, e.embedded_at
           FROM chunks c LEFT JOIN chunk_embeddings e ON e.chunk_id = c.id ORDER BY c.id`,
        );
      const complete = await rows();
      expect(run!.owner).not.toBe('');
      workers.slice(0, 2).forEach((worker) => worker.signal('SIGCONT'));
      await delay(2000);
      expect(await rows()).toEqual(complete);
      expect(
        await query(`SELECT FROM ingestion_runs WHERE document_id = $1 AND state = 'completed'`, [
          documentId,
        ]),
      ).toHaveLength(1);
    });
  });
});
