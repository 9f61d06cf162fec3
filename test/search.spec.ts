import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkFilter } from '../src/content/chunk-filter.js';
import { DocumentsService } from '../src/documents/documents.service.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { LexicalIndexing } from '../src/lexical/lexical-indexing.js';
import { LexicalSearch } from '../src/lexical/lexical-search.js';
import { LexicalSearchRepository } from '../src/lexical/lexical-search.repository.js';
import { Vocabulary } from '../src/lexical/vocabulary.js';
import type { PdfPage } from '../src/pdf/testing/make-pdf.js';
import { makePdf } from '../src/pdf/testing/make-pdf.js';
import { QUERY_LENGTH } from '../src/search/search-request.js';
import type { SearchRequest } from '../src/search/search-request.js';
import { SimilarService } from '../src/search/similar.service.js';
import { SearchService } from '../src/search/search.service.js';
import { SearchRepository } from '../src/search/search.repository.js';
import type { FoundChunk } from '../src/search/search.repository.js';
import { describeOnEachLibrary, openLibrary } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';

const SUBJECTS = [
  ['Locks', 'A mutex guards shared data. Call acquireWriteLock before the write; a deadlock waits for ever.'],
  ['Sockets', 'A socket connects two programs over the network. Use net.connect and the flag --no-delay.'],
  ['Storage', 'Rows of a table are kept on disk in pages. The error DB_ERR_TRUNCATE tells of a short page.'],
  [
    'Sorting',
    'Quicksort divides a list by a pivot element; merging sorted lists keeps equal elements in order.',
  ],
] as const;

/** One section a page, each of a few paragraphs about its subject. */
function book(title: string, extra: string): Uint8Array {
  const pages = SUBJECTS.map(([heading, about], page): PdfPage => {
    const lines = [heading, ...about.split(/(?<=[.;]) /u)];
    for (let i = 0; i < 12; i += 1) {
      lines.push(`Remark ${i} on ${heading.toLowerCase()} of ${extra}: see part ${page * 12 + i}.`);
    }
    return {
      texts: lines.map((text, line) => ({ text, x: 72, y: 720 - line * 22, size: line === 0 ? 18 : 10 })),
    };
  });
  const outline = SUBJECTS.map(([heading], page) => ({ title: heading, level: 0, page: page + 1, y: 740 }));
  return makePdf({ title, pages, outline });
}

function allows({ pages, types, difficulties }: ChunkFilter, chunk: FoundChunk): boolean {
  return (
    (!pages || (chunk.pageLast >= pages.first && chunk.pageFirst <= pages.last)) &&
    (!types || types.includes(chunk.type)) &&
    (!difficulties || (chunk.difficulty !== null && difficulties.includes(chunk.difficulty)))
  );
}

describeOnEachLibrary('search', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let search: SearchService;
  const ids: string[] = [];

  const ask = (query: string, request: Partial<SearchRequest> = {}) =>
    search.search(query, { limit: 10, ...request });
  const indexes = () =>
    library
      .get(DataSource)
      .query<{ document_id: string; published: boolean; version: string }[]>('SELECT * FROM lexical_indexes');

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
    search = library.get(SearchService);
    for (const [name, extra] of [
      ['one', 'the first book'],
      ['two', 'another volume'],
    ] as const) {
      const path = join(place.environment['COLOPHON_DATA_DIR']!, `${name}.pdf`);
      await writeFile(path, book(`Book ${name}`, extra));
      const { document } = await library.get(DocumentsService).addPath(path, {});
      await library.get(IngestionService).ingest(document.id, false);
      ids.push(document.id);
    }
  });

  afterAll(async () => {
    await library?.close();
    await place?.remove();
  });

  it.each([
    ['acquireWriteLock', 'Locks'],
    ['write lock', 'Locks'],
    ['--no-delay', 'Sockets'],
    ['DB_ERR_TRUNCATE', 'Storage'],
    ['how are two programs connected by a network?', 'Sockets'],
    ['order of equal elements', 'Sorting'],
  ])('finds %j under %s', async (query, section) => {
    const { results } = await ask(query);
    expect(results[0]!.sectionPath).toEqual([section]);
    expect(results[0]!.pageFirst).toBe(SUBJECTS.findIndex(([name]) => name === section) + 1);
  });

  it('scores words in the database as it does in the program', async () => {
    const lexical = library.get(LexicalSearch);
    const asked = await lexical.ask('how does acquireWriteLock guard data on the disk');
    const { chunks: found } = await lexical.search(asked, {}, 100);
    const chunks = await library.get(SearchRepository).chunks(found.map(({ chunkId }) => chunkId));
    expect(found.length).toBeGreaterThan(2);
    for (const { chunkId, score } of found) {
      const chunk = chunks.find((one) => one.chunkId === chunkId)!;
      expect(lexical.score(asked, chunk)).toBeCloseTo(score, 10);
    }
  });

  it.each<[string, ChunkFilter]>([
    ['pages', { pages: { first: 2, last: 3 } }],
    ['types', { types: ['concept'] }],
    ['difficulties', { difficulties: ['beginner'] }],
  ])('finds by words, within %s, what it finds without, in the same order', async (_, filter) => {
    const lexical = library.get(LexicalSearch);
    const asked = await lexical.ask('remark on the part of locks and sockets');
    const { chunks: all } = await lexical.search(asked, {}, 100);
    const chunks = await library.get(SearchRepository).chunks(all.map(({ chunkId }) => chunkId));
    const isAllowed = new Map(chunks.map((chunk) => [chunk.chunkId, allows(filter, chunk)]));
    const within = all.filter(({ chunkId }) => isAllowed.get(chunkId));
    expect((await lexical.search(asked, filter, 100)).chunks).toEqual(within);
    const inOne = { ...filter, documents: [ids[1]!] };
    const ofOne = within.filter(({ chunkId }) =>
      chunks.some((chunk) => chunk.chunkId === chunkId && chunk.documentId === ids[1]),
    );
    expect((await lexical.search(asked, inOne, 3)).chunks).toEqual(ofOne.slice(0, 3));
  });

  it('scores a chunk whose book has no index yet by its text', async () => {
    const lexical = library.get(LexicalSearch);
    const dataSource = library.get(DataSource);
    const asked = await lexical.ask('mutex acquireWriteLock');
    const hits = await lexical.search(asked, {}, 100);
    const chunks = await library.get(SearchRepository).chunks(hits.chunks.map(({ chunkId }) => chunkId));
    const indexed = await lexical.scores(asked, chunks, hits);
    await dataSource.query('UPDATE lexical_indexes SET published = false');
    const unindexed = await lexical.scores(asked, chunks, await lexical.search(asked, {}, 100));
    await dataSource.query('UPDATE lexical_indexes SET published = true');
    expect(unindexed.size).toBeGreaterThan(0);
    for (const [chunkId, score] of unindexed) expect(score).toBeCloseTo(indexed.get(chunkId)!, 10);
  });

  it('runs one leg where one is wanted, and explains what it did', async () => {
    const words = await ask('mutex', { leg: 'lexical', explain: true });
    expect(words.explanation).toMatchObject({
      leg: 'lexical',
      lexicalWeight: 1,
      terms: ['mutex'],
      vectors: [],
    });
    expect(words.results.every(({ explanation }) => explanation!.vector.score === null)).toBe(true);
    const meaning = await ask('mutex', { leg: 'vector', explain: true });
    expect(meaning.explanation).toMatchObject({ leg: 'vector', lexicalWeight: 0, terms: [] });
    const fused = await ask('mutex zyzzyva', { explain: true });
    expect(fused.explanation).toMatchObject({ kind: 'keywords', unknownTerms: ['zyzzyva'] });
    // Both books have the chunk.
    expect([1, 2]).toContain(fused.results[0]!.explanation!.lexical.rank);
  });

  it('joins chunks of a section and marks the words of the query', async () => {
    const [first] = (await ask('mutex')).results;
    const points = Array.from(first!.text);
    for (const { first: from, last } of first!.highlights) {
      expect(
        points
          .slice(from, last + 1)
          .join('')
          .toLowerCase(),
      ).toBe('mutex');
    }
    expect(first!.highlights.length).toBeGreaterThan(0);
    expect(first!.chunks.map(({ chunkId }) => chunkId)).toContain(first!.chunkId);
    expect(first!.chunks.at(-1)!.last).toBe(points.length - 1);
    expect(first!.preview).toContain('mutex');
  });

  it('turns pages by cursor, with nothing twice and nothing left out', async () => {
    const all = (await ask('remark on part', { limit: 50 })).results.map(({ chunkId }) => chunkId);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await ask('remark on part', { limit: 3, cursor });
      expect(answer.results[0]!.rank).toBe(paged.length + 1);
      paged.push(...answer.results.map(({ chunkId }) => chunkId));
      cursor = answer.next ?? undefined;
    } while (cursor);
    expect(paged.toSorted()).toEqual(all.toSorted());
    expect(all.length).toBeGreaterThan(3);
  });

  it('is limited to documents, sections, pages and types', async () => {
    const inOne = await ask('mutex', { documents: [ids[1]!] });
    expect(new Set(inOne.results.map(({ documentId }) => documentId))).toEqual(new Set([ids[1]]));
    const { sectionId } = (await ask('quicksort pivot')).results[0]!;
    const inSection = await ask('mutex', { sections: [sectionId!] });
    expect(new Set(inSection.results.map((result) => result.sectionId))).toEqual(new Set([sectionId]));
    const onPage = await ask('mutex', { pages: { first: 2, last: 2 } });
    expect(onPage.results.every(({ pageFirst, pageLast }) => pageFirst <= 2 && pageLast >= 2)).toBe(true);
    expect(onPage.results.length).toBeGreaterThan(0);
    expect((await ask('mutex', { types: ['exercise'] })).results).toEqual([]);
    expect(onPage.facets.documents.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const counted = onPage.facets.types.reduce((sum, { chunks }) => sum + chunks, 0);
    expect(onPage.facets.difficulties).toEqual([{ difficulty: 'beginner', chunks: counted }]);
    // A passage begins where its first chunk does, the chunk that was found perhaps on a later page.
    for (const { chunkId, chunks, pageFirst } of onPage.results) {
      expect(chunks[0]!.page).toBe(pageFirst);
      expect(chunks.find((chunk) => chunk.chunkId === chunkId)!.page).toBeLessThanOrEqual(2);
    }
  });

  it('finds what is similar to a chunk, and never the chunk itself', async () => {
    const [first] = (await ask('mutex')).results;
    const { chunk, results } = await library.get(SimilarService).similarTo(first!.chunkId, 3);
    expect(chunk.chunkId).toBe(first!.chunkId);
    expect(results).toHaveLength(3);
    expect(results.map(({ chunkId }) => chunkId)).not.toContain(first!.chunkId);
    // The other book has nearly the same chunk.
    expect(results[0]).toMatchObject({ rank: 1, sectionPath: first!.sectionPath });
    expect(results[0]!.score).toBeGreaterThan(results[2]!.score);
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const id of [unknown, 'x', '']) {
      await expect(library.get(SimilarService).similarTo(id, 3)).rejects.toMatchObject({ field: 'chunk' });
    }
  });

  it.each([
    ['acquireWr', 'Locks'],
    ['acqureWriteLock', 'Locks'],
    ['deadlokc', 'Locks'],
    ['quickso', 'Sorting'],
    ['pivot elem', 'Sorting'],
  ])('finds what is being typed: %j', async (query, section) => {
    const { results } = await ask(query, { typing: true });
    expect(results[0]?.sectionPath).toEqual([section]);
  });

  it.each([
    ['the of and to'],
    ["'; DROP TABLE chunks; --"],
    ['a & !b | (c <-> d):*'],
    ['%_\\'],
    ['\0mutex\0'],
    ['\uD800 mutex'],
    ['👍🏽'],
    ['?!'],
    ['mutex '.repeat(500)],
    ['x'.repeat(QUERY_LENGTH)],
  ])('answers %j', async (query) => {
    for (const typing of [false, true]) {
      expect((await ask(query, { typing })).results.length).toBeLessThanOrEqual(10);
    }
  });

  it.each([
    ['', {}, 'query'],
    [' \0 ', {}, 'query'],
    ['x'.repeat(QUERY_LENGTH + 1), {}, 'query'],
    ['x', { limit: 0 }, 'limit'],
    ['x', { limit: 1e9 }, 'limit'],
    ['x', { limit: 1.5 }, 'limit'],
    ['x', { minScore: Number.NaN }, 'minScore'],
    ['x', { minScore: 1.1 }, 'minScore'],
    ['x', { pages: { first: 3, last: 2 } }, 'pageLast'],
    ['x', { sections: ['7'] }, 'section'],
    ['x', { cursor: 'x' }, 'cursor'],
    ['x', { model: 'all-MiniLM-L6-v2', leg: 'lexical' as const }, 'model'],
    ['x', { model: 'all-MiniLM-L6-v2', typing: true }, 'model'],
    ['x', { model: 'none' }, 'model'],
    ['x', { model: '../all-MiniLM-L6-v2' }, 'model'],
  ])('refuses %j with %j', async (query, request, field) => {
    await expect(ask(query, request)).rejects.toMatchObject({ field });
  });

  it('knows no words of what is deleted, and knows them again when it is restored', async () => {
    const before = await library.get(LexicalSearch).ask('mutex');
    await library.get(IngestionService).delete(ids[1]!, false);
    const without = await library.get(LexicalSearch).ask('mutex');
    expect(without.statistics.chunks).toBeLessThan(before.statistics.chunks);
    expect((await ask('mutex')).results.every(({ documentId }) => documentId === ids[0])).toBe(true);
    await library.get(DataSource).query('UPDATE documents SET deleted_at = NULL WHERE id = $1', [ids[1]]);
    expect((await library.get(LexicalSearch).ask('mutex')).statistics).toEqual(before.statistics);
  });

  it('knows the commonest words that begin so, by what readers see', async () => {
    const vocabulary = library.get(Vocabulary);
    const rows = () =>
      library
        .get(DataSource)
        .query<{ term: string; chunks: number }[]>(
          `SELECT term, chunks FROM lexical_terms WHERE term LIKE 'mu%' OR term LIKE 'nowhere%' ORDER BY term`,
        );
    expect(await vocabulary.endingsOf('mute')).toEqual(['mutex']);
    expect(await vocabulary.correctionOf('mutxe')).toBe('mutex');
    await library
      .get(DataSource)
      .query(`INSERT INTO lexical_terms (term, chunks) VALUES ('mutexes-of-nobody', 999), ('nowhere', 1)`);
    // Terms of books that are gone are not suggested, whatever the last count says.
    expect(await vocabulary.endingsOf('mute')).toEqual(['mutex']);
    await vocabulary.keep();
    const counted = await rows();
    expect(counted.map(({ term }) => term)).not.toContain('nowhere');
    const { withTerm } = await library.get(LexicalSearchRepository).statistics(['mutex']);
    expect(counted.find(({ term }) => term === 'mutex')!.chunks).toBe(withTerm.get('mutex'));
  });

  it('has one index a book, also after the book was ingested again', async () => {
    await library.get(IngestionService).ingest(ids[0]!, true);
    const rows = await indexes();
    expect(rows.map(({ document_id: id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(rows.every(({ published }) => published)).toBe(true);
  });

  it('makes the index of books that have none, or one of another version', async () => {
    const before = (await ask('mutex', { leg: 'lexical' })).results.map(({ chunkId }) => chunkId);
    const dataSource = library.get(DataSource);
    await dataSource.query('DELETE FROM lexical_indexes WHERE document_id = $1', [ids[0]]);
    await dataSource.query(`UPDATE lexical_indexes SET version = '0' WHERE document_id = $1`, [ids[1]]);
    expect(await library.get(LexicalIndexing).catchUp()).toBe(2);
    expect(await library.get(LexicalIndexing).catchUp()).toBe(0);
    expect((await ask('mutex', { leg: 'lexical' })).results.map(({ chunkId }) => chunkId)).toEqual(before);
  });
});
