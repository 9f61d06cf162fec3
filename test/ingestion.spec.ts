import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkPart } from '../src/book/chunk-part.js';
import { DocumentsService } from '../src/documents/documents.service.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { Interrupted } from '../src/ingestion/run-ending.js';
import { RunHistoryRepository } from '../src/runs/run-history.repository.js';
import { RunRepository } from '../src/runs/run.repository.js';
import { SearchService } from '../src/search/search.service.js';
import { makePdf } from '../src/pdf/testing/make-pdf.js';
import { describeOnEachLibrary, openLibrary } from './services/libraries.js';
import { MANUAL_QUESTION, manualBook } from './services/manual-book.js';
import type { TestPlace } from './services/libraries.js';

const PUBLISHED = `
  SELECT c.id, c.ordinal, c.type, c.text, c.page_first, c.page_last, c.page_label_first, c.parts, s.path, e.embedding::text AS vector
  FROM chunks c LEFT JOIN sections s ON s.id = c.section_id JOIN chunk_embeddings e ON e.chunk_id = c.id
  WHERE c.published AND c.document_id = $1 ORDER BY c.ordinal`;

interface PublishedChunk {
  readonly id: string;
  readonly ordinal: number;
  readonly page_first: number;
  readonly parts: readonly ChunkPart[];
}

/** A book with one page per section: its title, and text about a topic. */
function bookOf(sections: readonly (readonly [title: string, topic: string])[]): Buffer {
  return makePdf({
    pages: sections.map(([title, topic]) => ({
      texts: [
        { text: title, x: 72, y: 700, size: 20, font: 'Helvetica-Bold' },
        ...[660, 646, 632].map((y, line) => ({
          text: `Line ${line} says in plain words what ${topic} are and what they are good for.`,
          x: 72,
          y,
        })),
      ],
    })),
    outline: sections.map(([title], at) => ({ title, level: 0, page: at + 1, y: 720 })),
  });
}

describeOnEachLibrary('a book', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let documents: DocumentsService;
  let ingestion: IngestionService;
  let search: SearchService;
  let id: string;
  let manual: string;

  const published = () => library.get(DataSource).query<PublishedChunk[]>(PUBLISHED, [id]);
  const rows = async (table: string) => {
    const [row] = await library
      .get(DataSource)
      .query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table} WHERE document_id = $1`, [id]);
    return row!.count;
  };

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
    manual = join(place.environment['COLOPHON_DATA_DIR']!, 'manual.pdf');
    await writeFile(manual, manualBook());
    documents = library.get(DocumentsService);
    ingestion = library.get(IngestionService);
    search = library.get(SearchService);
  });

  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  it('whose embedding is interrupted publishes nothing and keeps the computed vectors', async () => {
    ({ id } = (await documents.addPath(manual)).document);
    const stop = new AbortController();
    const interrupted = ingestion.ingest(id, false, {
      signal: stop.signal,
      onProgress: (stage, done) => {
        if (stage === 'embedding' && done > 0) stop.abort(new Interrupted('Stopped by the test.'));
      },
    });
    await expect(interrupted).rejects.toThrow(Interrupted);
    expect(await published()).toEqual([]);
    expect((await documents.get(id)).status).toBe('pending');
  });

  it('is completed by the same call, without computing existing vectors again', async () => {
    const run = await ingestion.ingest(id, false);
    expect(run.state).toBe('completed');
    const { embedding, chunks, toc, pages } = run.report;
    expect(embedding.embeddings_reused).toBeGreaterThan(0);
    expect(embedding.embeddings_generated).toBeGreaterThan(0);
    expect(embedding.embeddings_failed).toBe(0);
    expect(embedding.total_chunks).toBe(chunks.total);
    expect(embedding.embeddings_generated + embedding.embeddings_reused).toBe(chunks.total);
    expect(toc.source).toBe('outline');
    expect(toc).toMatchObject({ confidence: expect.any(Number) as number, pageOffset: null });
    expect(await documents.get(id)).toMatchObject({
      status: 'completed',
      pageCount: pages,
      contentsSource: 'outline',
      contentsConfidence: toc.confidence,
    });
    const found = await published();
    expect(found.map((chunk) => chunk.ordinal)).toEqual(found.map((_, index) => index));
    expect(found).toHaveLength(chunks.total);
    // What the interrupted run had staged is deleted.
    expect(await rows('chunks')).toBe(chunks.total);
    expect(await rows('sections')).toBe(toc.entries);
  });

  it('answers a question with the page that covers it', async () => {
    const { results } = await search.search(MANUAL_QUESTION, {
      limit: 3,
      types: [],
      documents: [],
    });
    expect(results.map((result) => result.rank)).toEqual([1, 2, 3]);
    expect(results[0]!.sectionPath[0]).toContain('PostgreSQL');
    expect(results[0]!.pageFirst).toBe(1);
    const scores = results.map((result) => result.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('can be searched by type', async () => {
    const { results } = await search.search('client', { limit: 5, types: ['code'], documents: [id] });
    expect(results.length).toBeGreaterThan(0);
    expect(new Set(results.map((result) => result.type))).toEqual(new Set(['code']));
  });

  it('of a library from before parts were kept keeps every row when it is ingested again, gets them, and computes nothing', async () => {
    const before = await published();
    const { parts, page_first: page } = before[0]!;
    expect(parts[0]).toMatchObject({ kind: 'heading', first: 0, boxes: [{ page }] });
    await library
      .get(DataSource)
      .query('UPDATE chunks SET parts = NULL, page_label_first = NULL WHERE document_id = $1', [id]);
    const run = await ingestion.ingest(id, true);
    expect(run.report.embedding.embeddings_generated).toBe(0);
    expect(await published()).toEqual(before);
  });

  it('is embedded with the titles of its sections, which are not part of its text', async () => {
    const [first] = await library.get(DataSource).query<Record<string, string>[]>(
      `SELECT c.text, c.embed_prefix, c.content_hash <> c.embed_hash AS differ, s.path[cardinality(s.path)] AS title
       FROM chunks c JOIN sections s ON s.id = c.section_id WHERE c.document_id = $1 AND cardinality(s.path) > 1
       ORDER BY c.ordinal LIMIT 1`,
      [id],
    );
    expect(first!.embed_prefix).toMatch(new RegExp(` > ${first!.title}$`));
    expect(first!.text).not.toContain(' > ');
    expect(first!.differ).toBe(true);
  });

  it('with one changed section needs new vectors only for that section', async () => {
    const made: string[] = [];
    const ingested = async (sections: readonly (readonly [string, string])[]) => {
      const folder = await mkdtemp(join(tmpdir(), 'colophon-sections-'));
      const path = join(folder, 'book.pdf');
      await writeFile(path, bookOf(sections));
      const { document } = await documents.addPath(path);
      made.push(document.id);
      const run = await ingestion.ingest(document.id, false);
      await rm(folder, { recursive: true });
      return run.report;
    };
    const sections = ['Closures', 'Generators', 'Decorators', 'Iterators'].map(
      (title) => [title, title] as const,
    );
    const whole = await ingested(sections);
    expect(whole.embedding.embeddings_generated).toBe(whole.chunks.total);
    const changedText = await ingested(sections.with(1, ['Generators', 'Coroutines']));
    expect(changedText.embedding).toMatchObject({
      embeddings_generated: 1,
      embeddings_reused: whole.chunks.total - 1,
    });
    const changedTitle = await ingested(sections.with(2, ['Wrappers', 'Decorators']));
    expect(changedTitle.embedding).toMatchObject({
      embeddings_generated: 1,
      embeddings_reused: whole.chunks.total - 1,
    });
    for (const document of made) await ingestion.delete(document, true);
  });

  it('is the same document if the same bytes are added again', async () => {
    const again = await documents.addPath(manual, { difficulty: 'advanced' });
    expect(again).toMatchObject({ reused: true, document: { id, difficulty: 'advanced' } });
  });

  it('is not ingested again unless forced', async () => {
    const runs = await rows('ingestion_runs');
    expect(await ingestion.start(id)).toMatchObject({ status: 'completed' });
    expect(await rows('ingestion_runs')).toBe(runs);
  });

  it('starts one run for many simultaneous requests', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 10 }, () => ingestion.start(id, true)));
    expect(starts.filter((start) => start.status === 'fulfilled')).toHaveLength(1);
    const refused = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason as unknown] : []));
    expect(refused).toHaveLength(9);
    expect(refused[0]).toMatchObject({ code: 'run.active' });
  });

  it('is taken over from a process that has ended', async () => {
    const runs = library.get(RunRepository);
    const [waiting] = [...(await library.get(RunHistoryRepository).latest([id])).values()];
    await library.get(DataSource).query(
      `UPDATE ingestion_runs SET state = 'embedding', owner = 'elsewhere/1/1', attempts = 1,
           heartbeat_at = now() - interval '1 hour' WHERE id = $1`,
      [waiting!.id],
    );
    const run = await ingestion.ingest(id, false);
    expect(run.id).not.toBe(waiting!.id);
    expect(run).toMatchObject({ state: 'completed', attempts: 2 });
    expect(await runs.find(waiting!.id)).toMatchObject({ state: 'failed', errorCode: 'run.lost' });
  });

  it('disappears from search when it is deleted, and returns when it is added again', async () => {
    const filter = { limit: 1, types: [], documents: [] };
    expect(await ingestion.delete(id, false)).toMatchObject({ kind: 'soft' });
    expect((await search.search('database', filter)).results).toEqual([]);
    await expect(documents.get(id)).rejects.toMatchObject({ code: 'document.not_found' });
    expect((await documents.addPath(manual)).document.id).toBe(id);
    expect((await search.search('database', filter)).results).toHaveLength(1);
  });

  it('leaves nothing behind when it is deleted for good', async () => {
    const total = (await published()).length;
    const deletion = await ingestion.delete(id, true);
    expect(deletion).toMatchObject({ kind: 'hard', chunks: total, embeddings: total });
    for (const table of ['chunks', 'sections', 'ingestion_runs']) expect(await rows(table)).toBe(0);
  });
});
