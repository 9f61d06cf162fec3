import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClaimLost } from '../../src/runs/run-claim.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { ChunkEmbeddingRepository } from '../../src/embedding/chunk-embedding.repository.js';
import { BulkRunsService } from '../../src/ingestion/bulk-runs.service.js';
import { spanOf } from '../../src/runs/run-states.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { writeSectionsBook } from '../services/books.js';
import { seededRandom } from '../services/seeded-random.js';
import { describeOnOneLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

/** A run looks twice a second whether it was cancelled. */
const LOOKS_MS = 1000;
const RANDOM_MOMENTS = 5;
/** Long enough to be met in every stage. */
const SECTIONS = 40;

type Action = 'start' | 'cancel' | 'retry' | 'reprocess' | 'delete';

/** The answer to each action for each state of the newest run; `none`: before the first run. */
const ANSWERS: Readonly<Record<string, Readonly<Record<Action, string>>>> = {
  none: { start: 'ok', cancel: 'run.none_active', retry: 'run.not_retryable', reprocess: 'ok', delete: 'ok' },
  ...Object.fromEntries(
    ['queued', 'reading', 'structuring', 'chunking', 'embedding', 'publishing'].map((state) => [
      state,
      { start: 'run.active', cancel: 'ok', retry: 'run.active', reprocess: 'run.active', delete: 'ok' },
    ]),
  ),
  completed: {
    start: 'ok',
    cancel: 'run.none_active',
    retry: 'run.not_retryable',
    reprocess: 'ok',
    delete: 'ok',
  },
  failed: { start: 'ok', cancel: 'ok', retry: 'ok', reprocess: 'ok', delete: 'ok' },
  cancelled: { start: 'ok', cancel: 'run.none_active', retry: 'ok', reprocess: 'ok', delete: 'ok' },
};

const STATUS_OF: Readonly<Record<string, string>> = {
  none: 'pending',
  queued: 'queued',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'pending',
};

describeOnOneLibrary('what people do to runs', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let other: INestApplicationContext;
  let ingestion: IngestionService;
  let elsewhere: IngestionService;
  let book: string;

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    library.get(DataSource).query<T[]>(sql, parameters);
  const addBook = async () => (await library.get(DocumentsService).addPath(book)).document.id;
  const leftOf = async (runId: string) => {
    const [row] = await query<{ left: number }>(
      `SELECT ((SELECT count(*) FROM chunks WHERE run_id = $1)
              + (SELECT count(*) FROM sections WHERE run_id = $1))::int AS left`,
      [runId],
    );
    return row!.left;
  };

  beforeAll(async () => {
    place = await makePlace();
    book = await writeSectionsBook(join(place.environment['COLOPHON_DATA_DIR']!, 'book.pdf'), SECTIONS);
    library = await openLibrary(place);
    other = await openLibrary(place);
    ingestion = library.get(IngestionService);
    elsewhere = other.get(IngestionService);
  });

  afterAll(async () => {
    await other.close();
    await library.close();
    await place.remove();
  });

  describe.each(Object.entries(ANSWERS))('while the newest run is %s', (state, answers) => {
    const statusBefore = STATUS_OF[state] ?? 'processing';
    const makeDocument = async () => {
      const [document] = await query<{ id: string }>(
        `INSERT INTO documents (sha256, title, file_name, byte_length, status)
         VALUES (gen_random_uuid()::text, 'A Book', 'a.pdf', 1, $1) RETURNING id`,
        [statusBefore],
      );
      if (state === 'none') return document!.id;
      await query(
        `INSERT INTO ingestion_runs (document_id, state, status_before, owner, heartbeat_at)
         VALUES ($1, $2, 'pending', 'elsewhere/1/1', now())`,
        [document!.id, state],
      );
      return document!.id;
    };

    it.each(Object.entries(answers))('%s answers %s', async (action, expected) => {
      const id = await makeDocument();
      const doing = {
        start: () => ingestion.start(id, true),
        cancel: () => ingestion.cancel(id),
        retry: () => ingestion.retry(id),
        reprocess: () => ingestion.reprocess(id),
        delete: () => ingestion.delete(id, true),
      }[action as Action]();
      const answer = await doing.then(
        () => 'ok',
        (error: { code?: string }) => error.code,
      );
      expect(answer).toBe(expected);
      const active = await query(
        `SELECT FROM ingestion_runs WHERE document_id = $1 AND state NOT IN ('completed', 'failed', 'cancelled')`,
        [id],
      );
      const leaves = expected === 'ok' && action !== 'cancel' && action !== 'delete';
      expect(active).toHaveLength(leaves || expected === 'run.active' ? 1 : 0);
      const [document] = await query<{ status: string }>('SELECT status FROM documents WHERE id = $1', [id]);
      const became = action === 'delete' ? undefined : leaves ? 'queued' : 'pending';
      expect(document?.status).toBe(expected === 'ok' ? became : statusBefore);
      await query('DELETE FROM documents WHERE id = $1', [id]);
    });
  });

  it('cancels at any moment: within its time limit and with nothing of the run left, or finds it complete', async () => {
    const random = seededRandom('moments of a cancel');
    const begun = performance.now();
    const whole = await addBook();
    await ingestion.ingest(whole, true);
    const wholeMs = performance.now() - begun;
    await ingestion.delete(whole, true);
    const waits: number[] = [];
    let completed = 0;
    for (let moment = 0; moment < RANDOM_MOMENTS; moment += 1) {
      const id = await addBook();
      const running = ingestion.ingest(id, true).then(
        (run) => run.state,
        (error: unknown) => error,
      );
      await delay(random() * wholeMs);
      const asked = performance.now();
      const answer = await elsewhere.cancel(id).catch((error: { code?: string }) => error.code);
      const end = await running;
      const { status } = await library.get(DocumentsService).get(id);
      const late = answer === 'run.none_active';
      // Without an active run (not yet created, or already ended) the document becomes complete, never half complete.
      const ended = typeof end === 'string' ? end : (end as { code?: string }).code;
      expect([late, ended === 'completed', status]).toEqual([late, late, late ? 'completed' : 'pending']);
      if (late) {
        completed += 1;
        await ingestion.delete(id, true);
        continue;
      }
      waits.push(performance.now() - asked);
      // Cancelled during the run, or before a worker started it.
      expect(['run.moved_on', 'run.cancelled']).toContain(ended);
      const { runId } = answer as { runId: string };
      expect(await leftOf(runId)).toBe(0);
      const [run] = await query<{ state: string }>('SELECT state FROM ingestion_runs WHERE id = $1', [runId]);
      expect(run!.state).toBe('cancelled');
    }
    process.stdout.write(
      `cancelled ${waits.length}, completed ${completed}, slowest ${Math.round(Math.max(...waits))} ms\n`,
    );
    expect(waits.length).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThan(LOOKS_MS + 3 * wholeMs);
  });

  it('retries a cancelled run, and reports which run it retries', async () => {
    const id = await addBook();
    const { runId } = await ingestion.start(id, true);
    await ingestion.cancel(id);
    const again = await ingestion.retry(id);
    const run = await ingestion.finish(again.runId);
    expect(run).toMatchObject({ state: 'completed', retries: runId });
  });

  it('keeps what an earlier run published unchanged if a later one is cancelled', async () => {
    const id = await addBook();
    // Leaves something to embed, and time to cancel it.
    await query(
      'DELETE FROM chunk_embeddings WHERE chunk_id IN (SELECT id FROM chunks WHERE document_id = $1)',
      [id],
    );
    const content = () => query('SELECT * FROM chunks WHERE document_id = $1 ORDER BY ordinal', [id]);
    const before = await content();
    expect(before.length).toBeGreaterThan(0);
    const { runId } = await ingestion.reprocess(id);
    const working = ingestion
      .finish(runId, {
        onProgress: (stage) => {
          if (stage === 'embedding') cancelling ??= elsewhere.cancel(id);
        },
      })
      .catch((error: unknown) => error);
    let cancelling: Promise<{ status: string }> | undefined;
    const end = await working;
    expect(end).toBeInstanceOf(Error);
    expect(await cancelling).toMatchObject({ status: 'completed' });
    expect(await content()).toEqual(before);
    expect(await library.get(DocumentsService).get(id)).toMatchObject({ status: 'completed' });
    await ingestion.ingest(id, true);
  });

  it('embeds chunks without a vector without reading the book again', async () => {
    const id = await addBook();
    const ids = () => query('SELECT id FROM chunks WHERE document_id = $1 ORDER BY ordinal', [id]);
    const before = await ids();
    await query(
      'DELETE FROM chunk_embeddings WHERE chunk_id IN (SELECT id FROM chunks WHERE document_id = $1 AND ordinal < 5)',
      [id],
    );
    const { queued } = await library.get(BulkRunsService).reprocess('all', spanOf('embedding'));
    expect(queued.map(({ documentId }) => documentId)).toEqual([id]);
    const run = await ingestion.finish(queued[0]!.runId);
    expect(run).toMatchObject({ state: 'completed', report: { embedding: { embeddings_generated: 5 } } });
    expect(Object.keys(run.stageMs).sort()).toEqual(['embedding', 'publishing']);
    expect(await ids()).toEqual(before);
    expect(await library.get(BulkRunsService).reprocess('all', spanOf('embedding'))).toEqual({
      queued: [],
      skipped: [],
    });
  });

  it('writes no vector for a run that belongs to another owner', async () => {
    const id = await addBook();
    const { runId } = await ingestion.reprocess(id);
    const [chunk] = await query<{ id: string; contentHash: string; modelId: number }>(
      `SELECT c.id, c.content_hash AS "contentHash", e.model_id AS "modelId"
       FROM chunks c JOIN chunk_embeddings e ON e.chunk_id = c.id WHERE document_id = $1 LIMIT 1`,
      [id],
    );
    await query('DELETE FROM chunk_embeddings WHERE chunk_id = $1', [chunk!.id]);
    const row = {
      chunkId: chunk!.id,
      contentHash: chunk!.contentHash,
      vector: new Float32Array(384).fill(0.05),
    };
    const vectors = library.get(ChunkEmbeddingRepository);
    const claim = { runId, owner: 'elsewhere/1/1' };
    await expect(vectors.upsert(chunk!.modelId, 384, [row], claim)).rejects.toThrow(ClaimLost);
    await expect(vectors.copyExisting([chunk!.id], chunk!.modelId, claim)).rejects.toThrow(ClaimLost);
    await query(`UPDATE ingestion_runs SET state = 'embedding', owner = $2 WHERE id = $1`, [
      runId,
      claim.owner,
    ]);
    expect(await vectors.upsert(chunk!.modelId, 384, [row], claim)).toMatchObject({ created: 1 });
    await ingestion.cancel(id);
    await expect(vectors.upsert(chunk!.modelId, 384, [row], claim)).rejects.toThrow(ClaimLost);
  });

  it('refuses more runs than may wait', async () => {
    const narrow = await openLibrary({ ...place, environment: { ...place.environment, QUEUE_LIMIT: '1' } });
    const id = await addBook();
    const [second] = await query<{ id: string }>(
      `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('second', 'B', 'b.pdf', 1) RETURNING id`,
    );
    await narrow.get(IngestionService).start(second!.id);
    await expect(narrow.get(IngestionService).start(id, true)).rejects.toMatchObject({ code: 'queue.full' });
    await ingestion.delete(second!.id, true);
    await narrow.close();
  });

  it('refuses more runs of one client than may wait, and leaves room for others', async () => {
    const narrow = await openLibrary({
      ...place,
      environment: { ...place.environment, QUEUE_LIMIT_PER_CLIENT: '2' },
    });
    const service = narrow.get(IngestionService);
    const ids = await query<{ id: string }>(
      `INSERT INTO documents (sha256, title, file_name, byte_length)
       SELECT 'client' || n, 'B', 'b.pdf', 1 FROM generate_series(1, 4) n RETURNING id`,
    );
    const start = (place: number, client: string | null) => service.start(ids[place]!.id, false, client);
    await start(0, '192.0.2.1');
    await start(1, '192.0.2.1');
    await expect(start(2, '192.0.2.1')).rejects.toMatchObject({ code: 'queue.client_full' });
    await start(2, '192.0.2.2');
    await start(3, null);
    for (const { id } of ids) await ingestion.delete(id, true);
    await narrow.close();
  });
});
