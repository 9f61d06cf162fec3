import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { one, requireQueued } from '../../src/commands/queued-runs.js';
import { eventView } from '../../src/events/event-view.js';
import type { StoredEvent } from '../../src/events/stored-event.js';
import { BulkRunsService } from '../../src/ingestion/bulk-runs.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import type { IngestionRunEntity } from '../../src/runs/ingestion-run.entity.js';
import { RunHistoryService } from '../../src/runs/run-history.service.js';
import { RunRecovery } from '../../src/ingestion/run-recovery.js';
import { spanOf } from '../../src/runs/run-states.js';
import type { LastStage } from '../../src/runs/run-states.js';
import { runView } from '../../src/runs/run-view.js';
import { SearchService } from '../../src/search/search.service.js';
import { sectionsBook } from '../services/books.js';
import { describeOnOneLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { addBook } from './plain-book.js';
import { refusingVectors, rowsOf } from './stored-rows.js';

const SECTIONS = 12;
/** Enough that a cancel comes before their last vector. */
const MANY = 80;
const FROM_EMBEDDING = spanOf('embedding');
const upTo = (lastStage: LastStage) => spanOf('reading', lastStage);

describeOnOneLibrary('single stages of a run', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let ingestion: IngestionService;
  let edition = 0;

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
    ingestion = library.get(IngestionService);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    library.get(DataSource).query<T[]>(sql, parameters);
  /** Another book each time, so that no vector of an earlier one can be reused. */
  const newBook = async (sections = SECTIONS) => addBook(library, sectionsBook(sections, (edition += 1)));
  const documentOf = async (id: string) => (await ingestion.progress(id)).document;
  const chunksOf = (id: string) =>
    query<{ id: string; run_id: string; published: boolean }>(
      'SELECT id, run_id, published FROM chunks WHERE document_id = $1 ORDER BY ordinal',
      [id],
    );
  const hits = async (id: string) => {
    const filter = { limit: 50, types: [], documents: [id] };
    // Chunks that say the same are one result.
    const { facets } = await library.get(SearchService).search('sorted tables', filter);
    return facets.documents.reduce((sum, { chunks }) => sum + chunks, 0);
  };
  const viewOf = async (runId: string) => runView(await library.get(RunHistoryService).get(runId));
  const work = async (id: string, span = FROM_EMBEDDING): Promise<IngestionRunEntity> =>
    ingestion.finish((await ingestion.reprocess(id, span)).runId);

  it('find the contents, store nothing, and leave the document pending', async () => {
    const { id } = await newBook();
    const { runId } = await ingestion.reprocess(id, upTo('structuring'));
    expect(await documentOf(id)).toMatchObject({ status: 'queued' });
    const refused = await one(id, (found) => ingestion.reprocess(found, upTo('chunking')));
    expect(refused).toMatchObject({ queued: [], skipped: [{ code: 'run.active' }] });
    // A command that would wait may run the waiting run itself only if its stages are the same.
    expect(await ingestion.waiting(id, upTo('structuring'))).toBe(runId);
    await expect(requireQueued(refused, ingestion, upTo('chunking'))).rejects.toMatchObject({
      code: 'run.active',
      hint: expect.stringContaining('for other stages') as string,
    });
    await ingestion.finish(runId);
    const view = await viewOf(runId);
    expect(view).toMatchObject({
      state: 'completed',
      firstStage: 'reading',
      until: 'structuring',
      percent: 100,
      report: { pages: SECTIONS, toc: { source: 'outline', entries: SECTIONS } },
    });
    expect(view.stages.map(({ stage }) => stage)).toEqual(['reading', 'structuring']);
    expect(view.report).not.toHaveProperty('chunks');
    expect(view.report).not.toHaveProperty('embedding');
    expect(view.report).toMatchObject({ entries: { length: SECTIONS } });
    expect(view.report).toMatchObject({
      entries: { 2: { title: 'Case 3 of queues', level: 0, pageFirst: 3, pageLast: 3 } },
    });
    expect(await documentOf(id)).toMatchObject({ status: 'pending', pageCount: SECTIONS });
    expect(await rowsOf(library, id)).toEqual({ sections: 0, chunks: 0, embeddings: 0 });
    // Nothing to embed, and nothing that would be complete.
    await expect(ingestion.reprocess(id, FROM_EMBEDDING)).rejects.toMatchObject({
      code: 'document.nothing_published',
    });
    await expect(ingestion.cancel(id)).rejects.toMatchObject({ code: 'run.none_active' });
    expect(await ingestion.ingest(id, false)).toMatchObject({ state: 'completed', firstStage: 'reading' });
  });

  it('create hidden chunks; a later run that starts at embedding makes them searchable without reading', async () => {
    const { id } = await newBook();
    const { runId } = await ingestion.reprocess(id, upTo('chunking'));
    const cut = await ingestion.finish(runId);
    expect(cut.report).not.toHaveProperty('embedding');
    expect(cut.report).toMatchObject({ chunks: { total: SECTIONS }, toc: { entries: SECTIONS } });
    expect(cut.report).toMatchObject({ previews: { length: 10, 0: { ordinal: 0, pageFirst: 1 } } });
    expect(await documentOf(id)).toMatchObject({
      status: 'pending',
      message: `${SECTIONS} chunks are cut and wait to be embedded.`,
    });
    expect(await hits(id)).toBe(0);
    const staged = await chunksOf(id);
    expect(staged).toHaveLength(SECTIONS);
    const told = await query<StoredEvent>(
      `SELECT id, at, document_id AS "documentId", run_id AS "runId", type, payload FROM events
       WHERE document_id = $1 ORDER BY id`,
      [id],
    );
    const events = told.map((event) => eventView(event));
    const status = events.flatMap((event) => (event.type === 'document' ? [event.status] : []));
    expect(status).toEqual(['pending', 'queued', 'processing', 'pending']);
    const percents = events.flatMap((event) => (event.type === 'run' ? [event.percent] : []));
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    // Chunking is only a quarter of a complete run.
    expect(percents.some((percent) => percent > 25 && percent < 100)).toBe(true);

    expect(await library.get(BulkRunsService).reprocess('all', FROM_EMBEDDING)).toMatchObject({
      queued: [{ documentId: id }],
    });
    const embedded = await ingestion.finish((await ingestion.waiting(id))!);
    expect(Object.keys(embedded.stageMs).sort()).toEqual(['embedding', 'publishing']);
    expect(embedded).toMatchObject({ report: { embedding: { embeddings_generated: SECTIONS } } });
    expect((await chunksOf(id)).map((chunk) => chunk.id)).toEqual(staged.map((chunk) => chunk.id));
    expect(await documentOf(id)).toMatchObject({ status: 'completed' });
    expect(await hits(id)).toBe(SECTIONS);
  });

  it('are continued by a start, or by an ingestion that finds one waiting', async () => {
    const [started, ingested] = [await newBook(), await newBook()];
    await work(started.id, upTo('chunking'));
    const { runId } = await ingestion.start(started.id);
    const run = await ingestion.finish(runId);
    expect(run).toMatchObject({ firstStage: 'embedding', lastStage: 'publishing', state: 'completed' });
    expect(await hits(started.id)).toBe(SECTIONS);

    await ingestion.reprocess(ingested.id, upTo('chunking'));
    expect(await ingestion.ingest(ingested.id, false)).toMatchObject({
      firstStage: 'embedding',
      report: { chunks: { total: SECTIONS }, embedding: { embeddings_generated: SECTIONS } },
    });
    expect(await ingestion.ingest(ingested.id, true)).toMatchObject({ firstStage: 'reading' });
  });

  it('change nothing published until the new version is published', async () => {
    const { id } = await newBook();
    await ingestion.ingest(id, false);
    const [before, { message }] = [await chunksOf(id), await documentOf(id)];
    await work(id, upTo('structuring'));
    await work(id, upTo('chunking'));
    expect(await documentOf(id)).toMatchObject({ status: 'completed', message });
    expect((await chunksOf(id)).filter(({ published }) => published)).toEqual(before);
    expect(await hits(id)).toBe(SECTIONS);
    // The run that completed the document is not the one that chunked it again.
    const { runId, status } = await ingestion.start(id);
    expect(status).toBe('completed');
    expect(await viewOf(runId)).toMatchObject({ until: 'publishing' });
    expect(await work(id)).toMatchObject({ report: { embedding: { embeddings_reused: SECTIONS } } });
    const after = await chunksOf(id);
    expect(after.map((chunk) => chunk.id)).toEqual(before.map((chunk) => chunk.id));
  });

  it('leave one version of the chunks, with the vectors that they had', async () => {
    const { id } = await newBook();
    await work(id, upTo('chunking'));
    const [first] = await chunksOf(id);
    await query(
      `WITH model AS (
         INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256)
         VALUES ('of a test', '1', 2, 'mean', $2) RETURNING id)
       INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding)
       SELECT c.id, model.id, 2, c.embed_hash, '[0.6,0.8]' FROM model, chunks c WHERE c.id = $1`,
      [first!.id, id],
    );
    await work(id, upTo('chunking'));
    expect(await rowsOf(library, id)).toEqual({ sections: SECTIONS, chunks: SECTIONS, embeddings: 1 });
    expect((await chunksOf(id))[0]!.id).not.toBe(first!.id);
  });

  it('are cancelled: while waiting without any loss, while embedding with the chunks they had taken over', async () => {
    const { id } = await newBook(MANY);
    await work(id, upTo('chunking'));
    const before = await chunksOf(id);
    await ingestion.reprocess(id, FROM_EMBEDDING);
    expect(await ingestion.cancel(id)).toMatchObject({
      status: 'pending',
      removed: { sections: 0, chunks: 0, embeddings: 0 },
    });
    expect(await chunksOf(id)).toEqual(before);

    const { runId } = await ingestion.retry(id);
    let cancelling: Promise<unknown> | undefined;
    const onProgress = (stage: string, _done: number, total: number) => {
      if (stage === 'embedding' && total > 0) cancelling ??= ingestion.cancel(id);
    };
    await expect(ingestion.finish(runId, { onProgress })).rejects.toBeInstanceOf(Error);
    expect(await cancelling).toMatchObject({
      status: 'pending',
      removed: { sections: MANY, chunks: MANY },
    });
    expect(await rowsOf(library, id)).toEqual({ sections: 0, chunks: 0, embeddings: 0 });
    // There is nothing left to embed: it begins with the book.
    const again = await ingestion.finish((await ingestion.retry(id)).runId);
    expect(again).toMatchObject({ firstStage: 'reading', lastStage: 'publishing', state: 'completed' });
  });

  it('fail with their cause; a retry runs the same stages, and ending a failure keeps waiting chunks', async () => {
    const { id, sha256 } = await newBook();
    const file = join(place.environment['COLOPHON_DATA_DIR']!, 'books', `${sha256}.pdf`);
    await work(id, upTo('chunking'));
    const before = await chunksOf(id);
    await rename(file, `${file}.away`);
    await expect(work(id, upTo('structuring'))).rejects.toMatchObject({ code: 'store.missing' });
    await rename(`${file}.away`, file);
    expect(await ingestion.progress(id)).toMatchObject({
      document: { status: 'failed' },
      run: { state: 'failed', failedStage: 'reading' },
    });
    expect(await ingestion.cancel(id)).toMatchObject({ status: 'pending', removed: { chunks: 0 } });
    expect(await chunksOf(id)).toEqual(before);
    const again = await ingestion.finish((await ingestion.retry(id)).runId);
    expect(again).toMatchObject({ lastStage: 'structuring', state: 'completed' });
    expect(await documentOf(id)).toMatchObject({ status: 'pending' });
  });

  it('are the same in the run that replaces one that was handed back', async () => {
    const { id } = await newBook();
    const { runId } = await ingestion.reprocess(id, upTo('chunking'));
    const recovery = library.get(RunRecovery);
    await recovery.take(runId);
    await recovery.handBack(runId);
    recovery.release(runId);
    const run = await ingestion.finish(runId);
    expect(run.id).not.toBe(runId);
    expect(run).toMatchObject({ lastStage: 'chunking', state: 'completed' });
  });

  it('embed chunks that an earlier run took over but could not embed', async () => {
    const { id } = await newBook();
    await work(id, upTo('chunking'));
    const before = (await chunksOf(id)).map((chunk) => chunk.id);
    await expect(refusingVectors(library, 'true', () => work(id))).rejects.toMatchObject({
      code: 'embedding.none',
    });
    expect(await documentOf(id)).toMatchObject({ status: 'failed' });
    const run = await ingestion.finish((await ingestion.retry(id)).runId);
    expect(Object.keys(run.stageMs).sort()).toEqual(['embedding', 'publishing']);
    expect((await chunksOf(id)).map((chunk) => chunk.id)).toEqual(before);
    expect(await documentOf(id)).toMatchObject({ status: 'completed' });
  });

  it('are deleted with their document', async () => {
    const { id } = await newBook();
    await work(id, upTo('chunking'));
    const removed = { sections: SECTIONS, chunks: SECTIONS, embeddings: 0 };
    expect(await ingestion.delete(id, true)).toEqual({ kind: 'hard', ...removed });
  });

  it('are refused if they would end before they begin', async () => {
    const { id } = await newBook();
    await expect(ingestion.reprocess(id, spanOf('embedding', 'chunking'))).rejects.toMatchObject({
      code: 'request.invalid',
      field: 'until',
    });
  });
});
