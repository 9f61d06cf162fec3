import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { STAGE_MESSAGES } from '../../src/runs/stages.js';
import { statusView } from '../../src/runs/document-view.js';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import { describeOnOneLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { addBook, plainBook } from './plain-book.js';
import { refusingVectors, rowsOf } from './stored-rows.js';

/** Keeps every message that a document ever had. */
const SAID = [
  'CREATE TABLE said (message text)',
  `CREATE FUNCTION keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.message <> OLD.message THEN INSERT INTO said VALUES (NEW.message); END IF;
    RETURN NEW;
  END $$`,
  'CREATE TRIGGER keep_message BEFORE UPDATE ON documents FOR EACH ROW EXECUTE FUNCTION keep_message()',
];

describeOnOneLibrary('the messages of a run', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let ingestion: IngestionService;

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
    ingestion = library.get(IngestionService);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  const documentOf = async (id: string) => (await ingestion.progress(id)).document;

  it('show its stage, the pages while it reads them, and a percentage that only increases', async () => {
    const { id } = await addBook(library, plainBook(250, 3));
    for (const statement of SAID) await library.get(DataSource).query(statement);
    const totals = new Set<number>();
    const percents: number[] = [];
    const ended = new AbortController();
    const running = ingestion.ingest(id, false).finally(() => ended.abort());
    while (!ended.signal.aborted) {
      const view = statusView(await ingestion.progress(id));
      if (view.stage === 'reading') totals.add(view.progress.total);
      percents.push(view.percent);
      await delay(10);
    }
    await running;
    expect([...totals].filter((total) => total > 0)).toEqual([250]);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    const said = await library.get(DataSource).query<{ message: string }[]>('SELECT * FROM said');
    // Without topics nothing is ranked.
    const stages = Object.values({ ...STAGE_MESSAGES, ranking: '' }).filter(Boolean);
    expect(said.map(({ message }) => message).filter((message) => stages.includes(message))).toEqual(stages);
  });

  it('show which part of the book cannot be searched because it could not be embedded', async () => {
    const { id } = await addBook(library, plainBook(2));
    const { report } = await refusingVectors(library, 'ordinal = 0', () => ingestion.ingest(id, false));
    const { total, share } = report.coverage!;
    expect(report.coverage).toEqual({ embedded: total - 1, failed: 1, total, share });
    expect(share).toBeCloseTo((total - 1) / total, 3);
    expect(await documentOf(id)).toMatchObject({
      status: 'completed_with_warnings',
      message: `1 of ${total} chunks could not be embedded: ${Number((share * 100).toFixed(2))} % can be searched.`,
    });
    expect((await ingestion.ingest(id, true)).report.coverage).toMatchObject({ failed: 0, share: 1 });
    expect(await documentOf(id)).toMatchObject({ status: 'completed' });
  });

  it('show why nothing could be embedded; a cancel then removes what it left and reports how much', async () => {
    const { id } = await addBook(library, plainBook(3));
    await expect(refusingVectors(library, 'true', () => ingestion.ingest(id, false))).rejects.toMatchObject({
      code: 'embedding.none',
      message: expect.stringContaining('This vector is refused.') as string,
    });
    const left = await rowsOf(library, id);
    expect(left).toMatchObject({ chunks: expect.any(Number) as number, embeddings: 0 });
    const { run } = await ingestion.progress(id);
    expect(await ingestion.cancel(id)).toEqual({ runId: run!.id, status: 'pending', removed: left });
    expect(await rowsOf(library, id)).toEqual({ sections: 0, chunks: 0, embeddings: 0 });
    expect(await documentOf(id)).toMatchObject({ status: 'pending' });
    await expect(ingestion.cancel(id)).rejects.toMatchObject({ code: 'run.none_active' });
  });

  it('of a cancelled failure keep what an earlier run published, with its status', async () => {
    const { id } = await addBook(library, plainBook(1));
    await ingestion.ingest(id, false);
    const [published, { message }] = [await rowsOf(library, id), await documentOf(id)];
    // No vector that could be copied.
    await library.get(DataSource).query('UPDATE chunk_embeddings SET content_hash = chunk_id::text');
    await expect(
      refusingVectors(library, 'NOT published', () => ingestion.ingest(id, true)),
    ).rejects.toMatchObject({ code: 'embedding.none' });
    expect(await documentOf(id)).toMatchObject({ status: 'failed' });
    const { removed } = await ingestion.cancel(id);
    expect(removed).toEqual({ sections: published.sections, chunks: published.chunks, embeddings: 0 });
    expect(await rowsOf(library, id)).toEqual(published);
    expect(await documentOf(id)).toMatchObject({ status: 'completed', message });
    expect(await ingestion.delete(id, false)).toEqual({ kind: 'soft', ...published });
  });

  it('show that the book gave no chunk; a failed document is deleted permanently', async () => {
    // Running heads and page numbers.
    const pages = Array.from({ length: 12 }, (_, at) => ({
      texts: [
        { text: 'A Book of Pictures', x: 72, y: 760 },
        { text: String(at + 1), x: 300, y: 40 },
      ],
    }));
    const { id } = await addBook(library, makePdf({ pages }));
    await expect(ingestion.ingest(id, false)).rejects.toMatchObject({ code: 'document.no_chunks' });
    expect((await ingestion.progress(id)).run).toMatchObject({ state: 'failed', failedStage: 'chunking' });
    expect(await ingestion.delete(id, false)).toMatchObject({ kind: 'hard', chunks: 0 });
    await expect(documentOf(id)).rejects.toMatchObject({ code: 'document.not_found' });
  });
});
