import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import type { Stage } from '../../src/ingestion/run-states.js';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import { describeOnPostgres } from '../services/databases.js';
import { embeddedPlace, openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

/** Of small print: cutting its 20 000 lines takes several seconds. */
const DENSE_PAGES = 200;
const LINES_A_PAGE = 100;

function denseBook(pages: number): Buffer {
  const line = (page: number, at: number) =>
    `Line ${at} of page ${page} says what a reader of books finds in it, and where, and why ${at * page}.`;
  return makePdf({
    pages: Array.from({ length: pages }, (_, page) => ({
      texts: Array.from({ length: LINES_A_PAGE }, (_, at) => ({
        text: line(page, at),
        x: 72,
        y: 760 - 7 * at,
        size: 5,
      })),
    })),
  });
}

async function add(library: INestApplicationContext, pages: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-dense-'));
  const path = join(folder, 'book.pdf');
  await writeFile(path, denseBook(pages));
  const { document } = await library.get(DocumentsService).addPath(path);
  await rm(folder, { recursive: true });
  return document.id;
}

/** Short limits; a message of texts has two seconds. */
const LIMITS = { STAGE_TIMEOUT: '1', EMBEDDING_MESSAGE_TIMEOUT: '2' };

describe('a stage that takes longer than it may', () => {
  let place: TestPlace;
  let library: INestApplicationContext;

  beforeAll(async () => {
    place = await embeddedPlace();
    library = await openLibrary({ ...place, environment: { ...place.environment, ...LIMITS } });
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  it('ends its run as failed, with its name and the limit, and the next book goes on', async () => {
    const ingestion = library.get(IngestionService);
    const dense = await add(library, DENSE_PAGES);
    const short = await add(library, 1);
    const stopped = ingestion.ingest(dense, false);
    const next = ingestion.ingest(short, false);
    await expect(stopped).rejects.toMatchObject({ code: 'document.stage_timeout' });
    expect(await next).toMatchObject({ state: 'completed' });
    const { run, document } = await ingestion.progress(dense);
    expect(run).toMatchObject({ state: 'failed', errorCode: 'document.stage_timeout' });
    expect(run!.failedStage).toMatch(/structuring|chunking/);
    expect(run!.errorMessage).toBe(`The stage "${run!.failedStage}" took longer than 1 s and was stopped.`);
    expect(document).toMatchObject({ status: 'failed', message: run!.errorMessage });
  });
});

// The embedded database has one connection: no other can hold a lock against it.
describeOnPostgres('a database that lets a stage wait for ever', () => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let id: string;

  beforeAll(async () => {
    place = await postgresPlace();
    library = await openLibrary({ ...place, environment: { ...place.environment, ...LIMITS } });
    id = await add(library, 2);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  it.each<[Stage, Stage, string]>([
    ['embedding', 'chunking', 'chunk_embeddings'],
    ['publishing', 'embedding', 'sections'],
  ])('in %s ends its run as failed, and a retry completes it', async (stage, lockedIn, table) => {
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
