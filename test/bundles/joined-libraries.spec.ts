import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BundleExport } from '../../src/bundles/bundle-export.service.js';
import type { ExportedBundle } from '../../src/bundles/bundle-export.service.js';
import { BundleImport } from '../../src/bundles/bundle-import.service.js';
import type { ImportOptions } from '../../src/bundles/bundle-import.service.js';
import { FileStore } from '../../src/documents/file-store/file-store.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { RankingService } from '../../src/ranking/ranking.service.js';
import { SearchService } from '../../src/search/search.service.js';
import { TaxonomyFiles } from '../../src/topics/taxonomy-files.js';
import { TopicEmbedding } from '../../src/topics/topic-embedding.js';
import { TopicsService } from '../../src/topics/topics.service.js';
import { addBook } from '../runs/plain-book.js';
import { sectionsBook } from '../services/books.js';
import { indexedBook } from '../services/indexed-book.js';
import { describeOnOneLibrary, anyPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

const BOOKS = [sectionsBook(4), indexedBook(), sectionsBook(6, 3), sectionsBook(5, 2)];
const QUERIES = [
  'where is the anvil that the old smith made',
  'carried a beacon over the mountain in winter',
  'threads in case 4 of edition 2',
];
const TAXONOMY = `
zones:
  - name: Programs
    description: What programs do.
    topics:
      - name: Waiting
        description: Who waits for whom.
        subtopics:
          - { name: Queues, concept: How queues are kept, code: "queue.push(x)" }
          - { name: Locks, concept: How locks are held }
`;
const LIMIT = 6;
const PLAIN: ImportOptions = { replace: false, vectors: 'refuse', topics: false };

async function ingestAll(library: INestApplicationContext, books: readonly Buffer[]): Promise<string[]> {
  const ids: string[] = [];
  for (const book of books) {
    const { id } = await addBook(library, book);
    await library.get(IngestionService).ingest(id, false);
    ids.push(id);
  }
  return ids;
}

/**
 * What a search finds first, without the ids, which differ between libraries that have read a book apart. Among equal
 * scores the ids decide, so those that have the last one are left out.
 */
async function hits(library: INestApplicationContext, query: string, leg: 'fused' | 'vector' | 'lexical') {
  const { results } = await library.get(SearchService).search(query, { limit: LIMIT, leg });
  const found = results.map(({ title, text, score, pageFirst }) => {
    return { title, text, pageFirst, score: score.toFixed(9) };
  });
  const all = found.length < LIMIT;
  return found
    .filter(({ score }) => all || score !== found.at(-1)!.score)
    .toSorted((a, b) => `${b.score} ${b.title} ${b.text}`.localeCompare(`${a.score} ${a.title} ${a.text}`));
}

async function counts(library: INestApplicationContext) {
  const [row] = await library.get(DataSource).query<Record<string, number>[]>(`
    SELECT (SELECT count(*)::int FROM documents) AS documents, (SELECT count(*)::int FROM sections) AS sections,
           (SELECT count(*)::int FROM chunks) AS chunks, (SELECT count(*)::int FROM chunk_embeddings) AS vectors,
           (SELECT count(*)::int FROM lexical_postings) AS postings, (SELECT count(*)::int FROM lexical_terms) AS terms`);
  return row!;
}

describe('libraries of two machines', () => {
  let folder: string;
  const bundles: string[] = [];
  const written: ExportedBundle[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-bundles-'));
    for (const [index, books] of [BOOKS.slice(0, 2), BOOKS.slice(2)].entries()) {
      const place = await anyPlace();
      const library = await openLibrary(place);
      await ingestAll(library, books);
      if (index === 0) {
        await library.get(TaxonomyFiles).import(TAXONOMY, 'file');
        await library.get(TopicEmbedding).embedAll();
      }
      const path = join(folder, index === 0 ? 'one.tar' : 'two.tar.gz');
      const exported = await library.get(BundleExport).export(path, { documents: null, files: index === 0 });
      written.push(exported);
      bundles.push(path);
      await library.close();
      await place.remove();
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are written with all their books and vectors', () => {
    for (const { books, chunks, vectors, missingFiles } of written) {
      expect({ books, vectors, missingFiles }).toEqual({ books: 2, vectors: chunks, missingFiles: [] });
    }
  });

  describeOnOneLibrary('joined', (makePlace) => {
    let places: TestPlace[];
    let joined: INestApplicationContext;
    let whole: INestApplicationContext;

    beforeAll(async () => {
      places = [await makePlace(), await makePlace()];
      joined = await openLibrary(places[0]!);
      whole = await openLibrary(places[1]!);
      await ingestAll(whole, BOOKS);
    });
    afterAll(async () => {
      await joined?.close();
      await whole?.close();
      for (const place of places) await place.remove();
    });

    it('have all books, computing nothing', async () => {
      const first = await joined.get(BundleImport).import(bundles[0]!, PLAIN);
      expect(first.books).toMatchObject([{ outcome: 'added' }, { outcome: 'added' }]);
      expect(first.topics).toMatchObject({ zones: { created: 1 }, subtopics: { created: 2 } });
      expect(first).toMatchObject({ foreignModels: [], toEmbed: [] });
      const second = await joined.get(BundleImport).import(bundles[1]!, PLAIN);
      expect(second.books.map(({ chunks, vectors }) => chunks - vectors)).toEqual([0, 0]);
      expect(second.topics).toBe('none');
      expect(await counts(joined)).toEqual(await counts(whole));
      const files = await joined.get(DataSource).query<{ sha256: string }[]>('SELECT sha256 FROM documents');
      const stored = await Promise.all(files.map(({ sha256 }) => joined.get(FileStore).has(sha256)));
      expect(stored.filter(Boolean)).toHaveLength(2);
    });

    it('find what one library with all books finds, with the same scores', async () => {
      for (const query of QUERIES) {
        for (const leg of ['fused', 'vector', 'lexical'] as const) {
          const found = await hits(joined, query, leg);
          expect(found).toEqual(await hits(whole, query, leg));
          expect(found.length).toBeGreaterThan(0);
        }
      }
    });

    it('tell of the books as of those that they have read: in events, and as completed', async () => {
      const events = await joined.get(DataSource).query<{ type: string; state: string }[]>(`
        SELECT type, coalesce(payload->>'state', payload->>'status') AS state FROM events ORDER BY type, id`);
      expect(events.filter(({ type }) => type === 'run').map(({ state }) => state)).toEqual(
        Array(4).fill('completed'),
      );
      expect(events.filter(({ type }) => type === 'document')).toHaveLength(4);
    });

    it('have the vectors of the topics, and ask for their lists', async () => {
      expect(await joined.get(TopicEmbedding).isPending()).toBe(false);
      expect(await joined.get(RankingService).isRequested()).toBe(true);
      await joined.get(RankingService).rankIfRequested();
      const { items } = await joined.get(TopicsService).subtopics({}, { limit: 10, offset: 0 });
      const [queues] = items;
      const { lists } = await joined.get(RankingService).chunks(queues!.id, { minSimilarity: 0 });
      expect(lists[0]!.chunks.length).toBeGreaterThan(0);
    });

    it('leave books alone that they have', async () => {
      const before = await counts(joined);
      const again = await joined.get(BundleImport).import(bundles[1]!, PLAIN);
      expect(again.books.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
      const { topics } = await joined.get(BundleImport).import(bundles[0]!, PLAIN);
      expect(topics).toBe('left');
      expect(await counts(joined)).toEqual(before);
    });

    it('go on with an import that was interrupted', async () => {
      const place = await makePlace();
      const library = await openLibrary(place);
      try {
        const stop = new AbortController();
        const stopped = library.get(BundleImport).import(bundles[0]!, {
          ...PLAIN,
          booksAtOnce: 1,
          signal: stop.signal,
          onBook: () => stop.abort(new Error('stopped')),
        });
        await expect(stopped).rejects.toThrow('stopped');
        expect((await counts(library))['documents']).toBe(1);
        const { books } = await library.get(BundleImport).import(bundles[0]!, PLAIN);
        expect(books.map(({ outcome }) => outcome)).toEqual(['unchanged', 'added']);
        expect((await counts(library))['documents']).toBe(2);
      } finally {
        await library.close();
        await place.remove();
      }
    });
  });
});
