import { ActiveModels } from '../src/embedding/active-models.js';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { CHUNK_TYPES } from '../src/book/chunk-type.js';
import type { ChunkFilter } from '../src/content/chunk-filter.js';
import { CorrectionsService } from '../src/corrections/corrections.service.js';
import { CorrectedVectors } from '../src/corrections/corrected-vectors.js';
import { DIFFICULTIES } from '../src/documents/document.entity.js';
import { DocumentsService } from '../src/documents/documents.service.js';
import { NamedModels } from '../src/embedding/named-models.js';
import { EmbeddingService } from '../src/embedding/embedding.service.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { LexicalSearch } from '../src/lexical/lexical-search.js';
import { CandidateSearch } from '../src/search/candidates.js';
import { HeldBooksRepository } from '../src/search/held/held-books.repository.js';
import type { HeldLibrary } from '../src/search/held/held-library.js';
import { LibraryHolder } from '../src/search/held/library-holder.js';
import { OutdatedCount } from '../src/search/outdated-count.js';
import { SearchRepository } from '../src/search/search.repository.js';
import type { SearchRequest } from '../src/search/search-request.js';
import { SearchService } from '../src/search/search.service.js';
import { DatabaseSource } from '../src/search/search-source.js';
import { SearchSources } from '../src/search/search-sources.js';
import { nestedBook } from './services/nested-book.js';
import { describeOnEachLibrary, openLibrary } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { makePdf } from '../src/pdf/testing/make-pdf.js';
import { until } from './services/until.js';

const QUERIES = ['how does a loom hold the threads', 'weaving cloth', 'getUserById', 'the', 'remark 3'];

/** Pages with a heading and sentences that hold the word of the page. */
function book(title: string, word: string): Uint8Array {
  const pages = Array.from({ length: 6 }, (_, page) => ({
    texts: Array.from({ length: 24 }, (_line, line) => ({
      text:
        line === 0
          ? `Part ${page} of ${title}`
          : `Remark ${line} on ${word} and getUserById in part ${page}: it weaves the cloth ${page * 24 + line}.`,
      x: 72,
      y: 740 - line * 22,
      size: line === 0 ? 18 : 10,
    })),
  }));
  const outline = pages.map((_, page) => ({
    title: `Part ${page} of ${title}`,
    level: 0,
    page: page + 1,
    y: 760,
  }));
  return makePdf({ title, pages, outline });
}

describeOnEachLibrary('a search in memory', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let inMemory: SearchService;
  let inDatabase: SearchService;
  let holder: LibraryHolder;
  const books: string[] = [];

  const add = async (name: string, content: Uint8Array): Promise<string> => {
    const path = join(place.environment['COLOPHON_DATA_DIR']!, `${name}.pdf`);
    await writeFile(path, content);
    const { document } = await library.get(DocumentsService).addPath(path, {});
    await library.get(IngestionService).ingest(document.id, false);
    return document.id;
  };
  /** The library as it is now, in memory. */
  const held = (): Promise<HeldLibrary> =>
    until('the library is in memory', async () => {
      const now = await holder.current();
      await holder.settled();
      return now ?? undefined;
    });
  const searchWith = (one: LibraryHolder) =>
    new SearchService(
      library.get(CandidateSearch),
      library.get(LexicalSearch),
      library.get(DocumentsService),
      library.get(SearchRepository),
      library.get(OutdatedCount),
      new SearchSources(one, library.get(DatabaseSource), library.get(NamedModels)),
    );
  const newHolder = (megabytes = 96) =>
    new LibraryHolder(library.get(HeldBooksRepository), library.get(ActiveModels), { memory: megabytes });
  const titles = async (query: string) =>
    new Set((await inMemory.search(query, { limit: 50 })).results.map(({ title }) => title));

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
    books.push(await add('one', book('First', 'looms')), await add('two', book('Second', 'threads')));
    books.push(await add('nested', nestedBook()));
    holder = newHolder();
    holder.start();
    inMemory = searchWith(holder);
    inDatabase = searchWith(newHolder());
  });

  afterAll(async () => {
    await holder?.stop();
    await library?.close();
    await place?.remove();
  });

  it.each<Partial<SearchRequest>>([
    {},
    { leg: 'vector' },
    { leg: 'lexical' },
    { typing: true },
    { fusion: 'rank', explain: true },
    { types: ['concept'], pages: { first: 2, last: 4 } },
    { difficulties: ['beginner'], limit: 3 },
  ])('answers as the database does: %j', async (request) => {
    for (const query of QUERIES) {
      await held();
      const asked = { limit: 10, ...request };
      const [one, other] = [await inMemory.search(query, asked), await inDatabase.search(query, asked)];
      expect(one.results.map(({ chunkId }) => chunkId)).toEqual(other.results.map(({ chunkId }) => chunkId));
      expect(one.results.length).toBeGreaterThan(0);
      one.results.forEach((result, i) => {
        const { score, explanation, ...rest } = result;
        const { score: otherScore, explanation: _, ...otherRest } = other.results[i]!;
        expect(rest).toEqual(otherRest);
        expect(score).toBeCloseTo(otherScore, 5);
        expect(explanation !== undefined).toBe(request.explain === true);
      });
      expect(one.facets).toEqual(other.facets);
    }
  });

  it('allows what the database allows, whatever the filter', async () => {
    const now = await held();
    const { vectors } = library.get(DatabaseSource);
    const [vector] = await library.get(EmbeddingService).embedQuery('cloth');
    const sections = [...new Set(now.books.flatMap(({ chunks }) => chunks.map((chunk) => chunk?.sectionId)))];
    const some = <T>(...values: T[]) => fc.subarray(values.filter((value) => value));
    const page = fc.integer({ min: 1, max: 7 });
    const filters: fc.Arbitrary<ChunkFilter> = fc.record({
      documents: some(...books),
      types: some(...CHUNK_TYPES),
      sections: fc.oneof(fc.constant([]), some(...(sections as string[]))),
      difficulties: some(...DIFFICULTIES),
      pages: fc
        .option(fc.tuple(page, page), { nil: undefined })
        .map((both) => both && { first: Math.min(...both), last: Math.max(...both) }),
    });
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const expected = await vectors.nearest(vector!, filter, 20);
        const found = now.nearest(vector!, filter, 20);
        expect(found.chunks.map(({ chunkId }) => chunkId).toSorted()).toEqual(
          expected.chunks.map(({ chunkId }) => chunkId).toSorted(),
        );
        const places = now.allowedPlaces(filter, 1000);
        const inSql = await library.get(LexicalSearch).stored.allowedPlaces(filter, 1000);
        const count = (of: typeof places) => of?.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
        expect(count(places)).toBe(count(inSql));
      }),
      { numRuns: 60 },
    );
  });

  it('sees a new title, a deletion and a return in the very next search', async () => {
    await held();
    const documents = library.get(DocumentsService);
    await documents.change(books[0]!, { title: 'Renamed' });
    expect(await titles('looms')).toContain('Renamed');
    await held();
    expect(await titles('looms')).toContain('Renamed');

    await documents.delete(await documents.get(books[0]!), false);
    expect(await titles('looms')).not.toContain('Renamed');
    await held();
    expect(await titles('looms')).not.toContain('Renamed');

    await documents.restore(books[0]!);
    expect(await titles('looms')).toContain('Renamed');
    await held();
    expect(await titles('looms')).toContain('Renamed');
  });

  it('sees a new book, and reads only what changed', async () => {
    const before = await held();
    await add('third', book('Third', 'shuttles'));
    expect(await titles('shuttles')).toContain('Third');
    const after = await held();
    expect(await titles('shuttles')).toContain('Third');
    const kept = new Map(before.books.map((one) => [one.documentId, one.chunks]));
    const same = after.books.filter(({ documentId, chunks }) => kept.get(documentId) === chunks);
    expect(same).toHaveLength(before.books.length);
  });

  it('sees corrections and their new vectors', async () => {
    const now = await held();
    const chunk = now.books.find(({ documentId }) => documentId === books[2])!.chunks.find(Boolean)!;
    const by = { by: { kind: 'command', id: null, name: 'Ada' } } as const;
    await library.get(CorrectionsService).set(chunk.chunkId, { difficulty: 'master' }, by);
    const found = await inMemory.search(chunk.text.slice(0, 60), { limit: 5, difficulties: ['master'] });
    expect(found.results.map(({ chunkId }) => chunkId)).toEqual([chunk.chunkId]);
    await library.get(CorrectedVectors).makeWanted();
    expect((await held()).lacking).toEqual([]);
  });

  it('finds a chunk by meaning as soon as its vector is stored', async () => {
    const now = await held();
    const chunk = now.books[0]!.chunks.find(Boolean)!;
    const { manager } = library.get(DataSource);
    await manager.query('CREATE TABLE kept AS SELECT * FROM chunk_embeddings WHERE chunk_id = $1', [
      chunk.chunkId,
    ]);
    await manager.query('DELETE FROM chunk_embeddings WHERE chunk_id = $1', [chunk.chunkId]);
    await manager.query('UPDATE documents SET updated_at = now() WHERE id = $1', [chunk.documentId]);
    const byMeaning = async () =>
      (await inMemory.search(chunk.text, { limit: 50, leg: 'vector' })).results.flatMap(({ chunks }) =>
        chunks.map(({ chunkId }) => chunkId),
      );
    expect((await held()).lacking).toEqual([chunk.chunkId]);
    const [vector] = await library.get(EmbeddingService).embedQuery(chunk.text);
    const nearest = async () => (await held()).nearest(vector!, {}, 1).chunks[0]!.chunkId;
    expect(await nearest()).not.toBe(chunk.chunkId);
    await manager.query('INSERT INTO chunk_embeddings SELECT * FROM kept');
    expect(await byMeaning()).toContain(chunk.chunkId);
    expect(await nearest()).toBe(chunk.chunkId);
    await manager.query('DROP TABLE kept');
  });

  it('is left to the database where the library is too large for the memory', async () => {
    const small = newHolder(0.01);
    small.start();
    expect(await small.current()).toBeNull();
    await small.settled();
    expect(await small.current()).toBeNull();
    const off = newHolder(0);
    off.start();
    expect(await off.current()).toBeNull();
    expect((await searchWith(small).search('looms', { limit: 3 })).results).toHaveLength(3);
    await small.stop();
  });
});
