import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { EMBED, INGEST } from '../../src/ingestion/jobs/jobs.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { SCHEMA } from '../../src/queue/pg-boss/schema.js';
import { writeSectionsBook } from '../services/books.js';
import { until } from '../services/until.js';
import { describeOnEachQueue } from '../services/queue-places.js';
import type { QueuePlace } from '../services/queue-places.js';
import { openWorker } from './open-roles.js';

const SHORT_SECTIONS = 10;
/** More chunks than one part has; embedding them takes longer than all of the short book. */
const LONG_SECTIONS = 300;

describeOnEachQueue('runs as jobs', (makePlace) => {
  let place: QueuePlace;
  let worker: INestApplicationContext;
  let ingestion: IngestionService;
  let queue: JobQueue;
  let shortBook: string;
  let longBook: string;
  let folder: string;

  beforeAll(async () => {
    place = await makePlace();
    worker = await openWorker(place);
    ingestion = worker.get(IngestionService);
    queue = worker.get(JobQueue);
    folder = await mkdtemp(join(tmpdir(), 'colophon-books-'));
    shortBook = await writeSectionsBook(join(folder, 'short.pdf'), SHORT_SECTIONS);
    longBook = await writeSectionsBook(join(folder, 'long.pdf'), LONG_SECTIONS);
  });
  afterAll(async () => {
    await worker.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    worker.get(DataSource).query<T[]>(sql, parameters);
  const add = async (path: string) => (await worker.get(DocumentsService).addPath(path)).document.id;
  const untilIdle = () =>
    until('neither a job nor a run is left', async () => {
      const counts = Object.values(await queue.counts());
      const unfinished = counts.reduce(
        (sum, { waiting, active, delayed }) => sum + waiting + active + delayed,
        0,
      );
      const [{ runs } = { runs: 0 }] = await query<{ runs: number }>(
        `SELECT count(*)::int AS runs FROM ingestion_runs WHERE state NOT IN ('completed', 'failed', 'cancelled')`,
      );
      return unfinished + runs === 0;
    });
  const stateOf = async (runId: string) =>
    (await query<{ state: string }>('SELECT state FROM ingestion_runs WHERE id = $1', [runId]))[0]!.state;
  /** Everything that a reader can see, without ids and times. */
  const content = (id: string) =>
    query(
      `SELECT c.ordinal, c.type, c.text, c.page_first, c.page_last, c.published, e.embedding::text AS vector
       FROM chunks c LEFT JOIN chunk_embeddings e ON e.chunk_id = c.id WHERE c.document_id = $1
       ORDER BY c.ordinal, c.id`,
      [id],
    );

  it('a worker takes up what is queued', async () => {
    const id = await add(shortBook);
    await ingestion.start(id);
    await untilIdle();
    expect((await worker.get(DocumentsService).get(id)).status).toBe('completed');
  });

  it('change no rows if every message is delivered three times, or late', async () => {
    const id = await add(longBook);
    await ingestion.start(id);
    await untilIdle();
    const once = await content(id);
    expect(once.length).toBeGreaterThan(256);

    await ingestion.delete(id, true);
    const again = await add(longBook);
    const { runId } = await ingestion.start(again);
    // Without a key, a second one is no duplicate.
    const [ingest, embed] = [
      { ...INGEST, key: undefined },
      { ...EMBED, key: undefined },
    ];
    const deliver = async () => {
      await queue.enqueue(ingest, { runId });
      for (const [from, to] of [
        [0, 256],
        [256, 512],
      ] as const) {
        await queue.enqueue(embed, { runId, from, to });
      }
    };
    await deliver();
    await deliver();
    await until('the run is embedded', async () => (await stateOf(runId)) === 'embedding');
    await deliver();
    await untilIdle();
    await deliver();
    await untilIdle();
    expect(await content(again)).toEqual(once);
    const runs = await query<{ state: string }>('SELECT state FROM ingestion_runs WHERE document_id = $1', [
      again,
    ]);
    expect(runs).toEqual([{ state: 'completed' }]);
    expect(await query('SELECT * FROM run_parts')).toEqual([]);
    expect(await queue.deadLetters({ limit: 10 })).toEqual([]);
  });

  it('are done if their message refers to something deleted', async () => {
    const runId = randomUUID();
    await queue.enqueue(INGEST, { runId });
    await queue.enqueue(EMBED, { runId, from: 0, to: 256 });
    await untilIdle();
    expect(await queue.deadLetters({ limit: 10 })).toEqual([]);
  });

  it('fifty starts of one document at once make one run', async () => {
    const id = await add(shortBook);
    const before = (await query('SELECT FROM ingestion_runs WHERE document_id = $1', [id])).length;
    const starts = await Promise.allSettled(Array.from({ length: 50 }, () => ingestion.start(id, true)));
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await untilIdle();
    expect(await query('SELECT FROM ingestion_runs WHERE document_id = $1', [id])).toHaveLength(before + 1);
  });

  it('belong to one document after fifty simultaneous uploads of the same bytes', async () => {
    await ingestion.delete(await add(longBook), true);
    const added = await Promise.all(
      Array.from({ length: 50 }, () => worker.get(DocumentsService).addPath(longBook)),
    );
    expect(new Set(added.map(({ document }) => document.id)).size).toBe(1);
    expect(added.filter(({ reused }) => !reused)).toHaveLength(1);
  });

  it('a short book does not wait for a long one', async () => {
    const long = await add(await writeSectionsBook(join(folder, 'another.pdf'), LONG_SECTIONS, 2));
    const short = await add(shortBook);
    const runs = [await ingestion.start(long), await ingestion.reprocess(short)].map(({ runId }) => runId);
    await untilIdle();
    // By the times of the runs: both may be complete when one looks.
    const ended = await query<{ document_id: string; state: string }>(
      'SELECT document_id, state FROM ingestion_runs WHERE id = ANY($1::uuid[]) ORDER BY finished_at',
      [runs],
    );
    expect(ended).toEqual([short, long].map((id) => ({ document_id: id, state: 'completed' })));
  });

  it('a run is found when its message was lost', async () => {
    const id = await add(shortBook);
    await queue.pause('ingest');
    await ingestion.reprocess(id);
    if (place.redis) await place.redis.flush();
    else await query(`DELETE FROM ${SCHEMA}.job`);
    await queue.resume('ingest');
    await untilIdle();
    expect((await worker.get(DocumentsService).get(id)).status).toBe('completed');
  });
});
