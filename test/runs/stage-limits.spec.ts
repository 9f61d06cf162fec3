import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import type { Stage } from '../../src/runs/stages.js';
import { describeOnPostgres } from '../services/databases.js';
import { anyPlace, openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { addBook, plainBook } from './plain-book.js';

/** With small print: chunking its 60 000 lines takes at least twice the limit. */
const DENSE_PAGES = 600;
/** In seconds; the short book needs a tenth of it. */
const LIMIT = 2;
/** In seconds; only a stage that waits for a lock reaches it. */
const LIMIT_OF_WAITING = 5;

const openLimited = (place: TestPlace, seconds: number) => {
  const limits = { STAGE_TIMEOUT: String(seconds), EMBEDDING_MESSAGE_TIMEOUT: '5' };
  return openLibrary({ ...place, environment: { ...place.environment, ...limits } });
};

describe('a stage that exceeds its time limit', () => {
  let place: TestPlace;
  let library: INestApplicationContext;

  beforeAll(async () => {
    place = await anyPlace();
    library = await openLimited(place, LIMIT);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  it('fails its run, with its name and the limit, and the next book is ingested', async () => {
    const ingestion = library.get(IngestionService);
    const dense = (await addBook(library, plainBook(DENSE_PAGES))).id;
    const short = (await addBook(library, plainBook(1))).id;
    const stopped = ingestion.ingest(dense, false);
    const next = ingestion.ingest(short, false);
    await expect(stopped).rejects.toMatchObject({ code: 'document.stage_timeout' });
    expect(await next).toMatchObject({ state: 'completed' });
    const { run, document } = await ingestion.progress(dense);
    expect(run).toMatchObject({ state: 'failed', errorCode: 'document.stage_timeout' });
    expect(run!.failedStage).toMatch(/structuring|chunking/);
    expect(run!.errorMessage).toBe(
      `The stage "${run!.failedStage}" took longer than ${LIMIT} s and was stopped.`,
    );
    expect(document).toMatchObject({ status: 'failed', message: run!.errorMessage });
  });
});

// The embedded database has one connection, so no other client can hold a lock against it.
describeOnPostgres('a database that lets a stage wait forever', () => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let id: string;

  beforeAll(async () => {
    place = await postgresPlace();
    library = await openLimited(place, LIMIT_OF_WAITING);
    id = (await addBook(library, plainBook(2))).id;
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  it.each<[Stage, Stage, string]>([
    ['embedding', 'chunking', 'chunk_embeddings'],
    ['publishing', 'embedding', 'sections'],
  ])('in %s fails its run, and a retry completes it', async (stage, lockedIn, table) => {
    const ingestion = library.get(IngestionService);
    const blocker = library.get(DataSource).createQueryRunner();
    await blocker.startTransaction();
    let locked: Promise<unknown> | undefined;
    const running = ingestion.ingest(id, true, {
      onProgress: (current) => {
        if (current === lockedIn) locked ??= blocker.query(`LOCK TABLE ${table} IN SHARE MODE`);
      },
    });
    await expect(running).rejects.toMatchObject({
      code: 'document.stage_timeout',
      message: expect.stringContaining(`"${stage}"`) as string,
    });
    await locked;
    await blocker.rollbackTransaction();
    await blocker.release();
    const { run } = await ingestion.progress(id);
    expect(run).toMatchObject({ state: 'failed', failedStage: stage });
    const { runId } = await ingestion.retry(id);
    expect(await ingestion.finish(runId)).toMatchObject({ state: 'completed', retries: run!.id });
    await library.get(DataSource).query('DELETE FROM chunks WHERE document_id = $1', [id]);
  });
});
