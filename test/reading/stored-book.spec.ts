import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import type { StoredPageView } from '../../src/reading/page-views.js';
import type { ChunkList } from '../../src/reading/chunks.service.js';
import type { ContentsList, ContentsTree, WholeSection } from '../../src/reading/contents.service.js';
import type { CoverageList, VectorList } from '../../src/reading/coverage.service.js';
import type { LedgerView } from '../../src/reading/ledger.service.js';
import type { ChunkMarks } from '../../src/reading/marks.service.js';
import type { WholeChunk } from '../../src/reading/reading-views.js';
import { startServer } from '../../src/roles/start-server.js';
import { addBook } from '../runs/plain-book.js';
import { watchContract } from '../services/api-contract.js';
import type { Contract } from '../services/api-contract.js';
import { CommandsHere } from '../services/commands-here.js';
import { INDEXED_WORDS, indexedBook } from '../services/indexed-book.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { nestedBook } from '../services/nested-book.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** All tests read two books of one server; none changes them. The commands join its library. */
describe('what is stored of a book', () => {
  let place: TestPlace;
  let app: INestApplication;
  let contract: Contract;
  let cli: CommandsHere;
  let looms: string;
  let things: string;

  beforeAll(async () => {
    place = await anyPlace();
    app = await startServer('0.0.0', { ...place.environment, PORT: '0', LOG_LEVEL: 'silent' });
    contract = watchContract(app.getHttpServer());
    cli = new CommandsHere(place.environment['COLOPHON_DATA_DIR']!, place.environment);
    for (const book of [nestedBook(), indexedBook()]) {
      const { id } = await addBook(app, book);
      await app.get(IngestionService).ingest(id, false);
      if (looms) things = id;
      else looms = id;
    }
  });

  afterAll(async () => {
    await app?.close();
    await place.remove();
  });

  const ask = (path: string) => request(app.getHttpServer()).get(`/v1/${path}`);
  const get = async <T>(path: string, status = 200): Promise<T> => (await ask(path).expect(status)).body as T;
  /** All results of a list, two at a time. */
  const all = async <T extends { chunkId?: string }>(path: string): Promise<T[]> => {
    const found: T[] = [];
    for (let cursor = ''; ;) {
      const more = path.includes('?') ? '&' : '?';
      const page = await get<{ results: T[]; next: string | null }>(`${path}${more}limit=2${cursor}`);
      found.push(...page.results);
      if (page.next === null) return found;
      cursor = `&cursor=${page.next}`;
    }
  };

  it('are its contents, as a list and as a tree that say the same', async () => {
    const list = await get<ContentsList>(`documents/${looms}/contents`);
    expect(list).toMatchObject({ source: 'outline', count: 6, next: null });
    expect(list.results.map(({ level, title }) => [level, title])).toEqual([
      [0, 'Chapter 1'],
      [1, 'Section 1.1'],
      [1, 'Section 1.2'],
      [0, 'Chapter 2'],
      [1, 'Section 2.1'],
      [1, 'Section 2.2'],
    ]);
    const [chapter, first, second] = list.results;
    expect(first).toMatchObject({
      parentId: chapter!.id,
      path: ['Chapter 1', 'Section 1.1'],
      pageFirst: 2,
      pageLast: 2,
      pageLabelFirst: '1',
    });
    expect(chapter!.chunksBelow).toBe(chapter!.chunks + first!.chunks + second!.chunks);
    expect(await all(`documents/${looms}/contents`)).toEqual(list.results);

    const tree = await get<ContentsTree>(`documents/${looms}/contents/tree`);
    expect(tree).toMatchObject({ complete: true, entries: [{ ...chapter, children: [first, second] }, {}] });
    const top = await get<ContentsTree>(`documents/${looms}/contents/tree?levels=1`);
    expect(top).toMatchObject({ complete: false, count: 6, entries: [{ children: [] }, { children: [] }] });
  });

  it('are its chunks, in reading order, by page, section and type', async () => {
    const list = await get<ChunkList>(`documents/${looms}/chunks?view=full`);
    const { count, byType, results } = list;
    expect(results.map(({ ordinal }) => ordinal)).toEqual([...Array(count).keys()]);
    expect(Object.values(byType).reduce((sum, one) => sum + one, 0)).toBe(count);
    const previews = await all<ChunkList['results'][number]>(`documents/${looms}/chunks`);
    expect(previews).toEqual(results.map((chunk) => ({ ...chunk, text: chunk.text.slice(0, 200) })));

    const ofPage = await get<ChunkList>(`documents/${looms}/chunks?page=3&view=full`);
    expect(ofPage.results).toEqual(results.filter((one) => one.pageFirst <= 3 && one.pageLast >= 3));
    expect(ofPage.count).toBe(ofPage.results.length);

    const code = await get<ChunkList>(`documents/${looms}/chunks?type=code&type=try_it`);
    expect(code.results.length).toBeGreaterThan(0);
    for (const { complexity } of code.results) {
      expect(complexity).toMatchObject({ breakdown: { classes: 3, functions: 2, imports: 1 } });
    }
    const sparse = await get<ChunkList>(`documents/${looms}/chunks?fields=chunkId,type`);
    expect(sparse.results).toEqual(results.map(({ chunkId, type }) => ({ chunkId, type })));
  });

  it('are its sections with their chunks, below or direct', async () => {
    const { results } = await get<ContentsList>(`documents/${looms}/contents`);
    const [chapter, first] = results;
    const whole = await get<WholeSection>(`sections/${chapter!.id}`);
    expect(whole).toMatchObject({ section: chapter, documentId: looms, title: 'The Book of Looms' });
    expect(whole.children.map(({ title }) => title)).toEqual(['Section 1.1', 'Section 1.2']);
    expect(whole.chunks.count).toBe(chapter!.chunksBelow);
    expect(whole.chunks.results.some(({ sectionId }) => sectionId === first!.id)).toBe(true);
    const direct = await get<WholeSection>(`sections/${chapter!.id}?direct=true`);
    expect(direct.chunks.count).toBe(chapter!.chunks);
    const asList = await get<ChunkList>(`documents/${looms}/chunks?section=${chapter!.id}`);
    expect(asList.results).toEqual(whole.chunks.results);
  });

  it('are single chunks, with neighbours and vectors, as JSON and as Markdown', async () => {
    const { results } = await get<ChunkList>(`documents/${looms}/chunks?view=full`);
    const code = results.find(({ type }) => type === 'code')!;
    const chunk = await get<WholeChunk>(`chunks/${code.chunkId}`);
    expect(chunk).toMatchObject({
      ...code,
      title: 'The Book of Looms',
      previous: results[code.ordinal - 1]!.chunkId,
      next: results[code.ordinal + 1]?.chunkId ?? null,
      vectors: [{ current: true }],
    });
    expect(chunk.vectors[0]).not.toHaveProperty('vector');
    const { vectors } = await get<WholeChunk>(`chunks/${code.chunkId}?vectors=true`);
    expect(vectors[0]!.vector).toHaveLength(vectors[0]!.dimension);

    const asked = await ask(`chunks/${code.chunkId}`).set('accept', 'text/markdown').expect(200);
    expect(asked.headers).toMatchObject({ 'content-type': 'text/markdown; charset=utf-8', vary: 'Accept' });
    expect(asked.text).toContain('```python\nimport json');
    expect((await ask(`chunks/${code.chunkId}?format=markdown`)).text).toBe(asked.text);
  });

  it('are its vectors and which chunks have the one that searches use', async () => {
    const coverage = await get<CoverageList>(`documents/${looms}/coverage`);
    const { total } = coverage;
    expect(coverage).toMatchObject({ embedded: total, notEmbedded: 0, percent: 100 });
    expect(coverage.results.every(({ expected, present }) => present.includes(expected))).toBe(true);
    expect(await all(`documents/${looms}/coverage`)).toEqual(coverage.results);
    expect(await get(`documents/${looms}/coverage?missing=true`)).toMatchObject({ total, results: [] });

    const vectors = await get<VectorList>(`documents/${looms}/embeddings`);
    expect(vectors.count).toBe(total);
    expect(vectors.results.every(({ vector, dimension }) => vector?.length === dimension)).toBe(true);
    const bare = await all<VectorList['results'][number]>(`documents/${looms}/embeddings?vectors=false`);
    expect(bare.map((one, i) => ({ ...one, vector: vectors.results[i]!.vector }))).toEqual(vectors.results);
  });

  it('are its pages: each in one line of the ledger, with lines, chunks and boxes around them', async () => {
    const ledger = await get<LedgerView>(`documents/${looms}/ledger`);
    expect(ledger.pages).toBe(5);
    expect(ledger.lines!.reduce((sum, { count }) => sum + count, 0)).toBe(ledger.pages);

    const page = await get<StoredPageView>(`documents/${looms}/pages/3`);
    expect(page).toMatchObject({ page: 3, label: '2', width: 612, height: 792 });
    const ofChunks = page.lines.filter(({ chunk }) => chunk !== null);
    expect(ofChunks.map(({ text }) => text)).toContain('class Loom:');
    for (const line of ofChunks) {
      const { boxes } = page.chunks.find(({ ordinal }) => ordinal === line.chunk)!;
      const around = boxes.some((box) => box.x0 <= line.x0 && box.x1 >= line.x1 && box.y0 <= line.y0);
      expect({ line: line.text, around }).toEqual({ line: line.text, around: true });
    }
    const parts = page.chunks.flatMap((chunk) => chunk.parts);
    expect(parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['heading', 'prose', 'code']));
    const listing = ofChunks.find(({ text }) => text === 'class Loom:')!;
    const code = parts.filter(({ kind }) => kind === 'code').flatMap(({ boxes }) => boxes);
    expect(code.some(({ y0, y1 }) => y0 <= listing.y0 && y1 >= listing.y1)).toBe(true);
  });

  it('are pictures of its pages, which are drawn once and never sent twice', async () => {
    const path = `documents/${looms}/pages/3/picture?width=800`;
    const drawn = await ask(path).expect(200).expect('content-type', 'image/webp');
    const bytes = drawn.body as Buffer;
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
    expect(drawn.headers['cache-control']).toContain('immutable');
    const { etag } = drawn.headers as { etag: string };
    const cached = await readFile(
      join(place.environment['COLOPHON_DATA_DIR']!, 'cache', `${etag.slice(1, -1)}.webp`),
    );
    expect(cached.equals(bytes)).toBe(true);
    await ask(path).set('if-none-match', etag).expect(304);

    const png = (await ask(`${path}&format=png`).expect('content-type', 'image/png')).body as Buffer;
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([800, Math.round((800 * 792) / 612)]);
    const boxes = await ask(`${path}&format=png&boxes=true`).expect(200);
    expect(boxes.headers['cache-control']).not.toContain('immutable');
    expect((boxes.body as Buffer).equals(png)).toBe(false);
    const [one, two] = await Promise.all([ask(`${path}&boxes=true`), ask(`${path}&boxes=true`)]);
    expect((one.body as Buffer).equals(two.body as Buffer)).toBe(true);
    const files = await readdir(join(place.environment['COLOPHON_DATA_DIR']!, 'cache'));
    expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('are the entries of its printed index', async () => {
    const index = await get<{ count: number; results: { term: string; pages: number[] }[] }>(
      `documents/${things}/index?limit=200`,
    );
    expect(index.count).toBe(INDEXED_WORDS.length);
    expect(index.results).toMatchObject(
      INDEXED_WORDS.map(({ word, page }) => ({ term: word, pages: [page] })),
    );
    const without = await get(`documents/${looms}/index`);
    expect(without).toMatchObject({ count: 0, parts: [], numbering: null });
  });

  it('is all of it in an export', async () => {
    const { text } = await ask(`documents/${looms}/export`).buffer(true).parse(asText).expect(200);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    const ofKind = (kind: string) => lines.filter((line) => line.kind === kind);
    const { results: chunks } = await get<ChunkList>(`documents/${looms}/chunks?view=full`);
    expect(ofKind('section')).toHaveLength(6);
    expect(ofKind('chunk')).toMatchObject(chunks.map(({ chunkId, text: all }) => ({ chunkId, text: all })));
    expect(lines[0]).toMatchObject({ kind: 'book', id: looms, pages: 5, chunks: chunks.length });
    expect(lines.at(-1)).toEqual({ kind: 'end', sections: 6, chunks: chunks.length });

    const markdown = (await ask(`documents/${looms}/export?format=markdown`)).text;
    const headings = markdown.split('\n').filter((line) => line.startsWith('#'));
    expect(headings.slice(0, 3)).toEqual(['# The Book of Looms', '## Chapter 1', '### Section 1.1']);
    expect(markdown).toContain('```python\nimport json');
  });

  it.each([
    ['documents/X/contents', 404, 'document.not_found'],
    [`documents/${NOBODY}/chunks`, 404, 'document.not_found'],
    ['sections/X', 404, 'section.not_found'],
    [`sections/${NOBODY}`, 404, 'section.not_found'],
    [`chunks/${NOBODY}`, 404, 'chunk.not_found'],
    ['documents/LOOMS/pages/6', 404, 'page.not_found'],
    ['documents/LOOMS/pages/0', 400, 'request.invalid'],
    ['documents/LOOMS/pages/x/picture', 400, 'request.invalid'],
    ['documents/LOOMS/pages/6/picture', 404, 'page.not_found'],
    ['documents/LOOMS/pages/1/picture?width=801', 400, 'request.invalid'],
    ['documents/LOOMS/pages/1/picture?format=gif', 400, 'request.invalid'],
    ['documents/LOOMS/chunks?pageFirst=3&pageLast=2', 400, 'pages.backwards'],
    ['documents/LOOMS/chunks?fields=secret', 400, 'request.invalid'],
    ['documents/LOOMS/chunks?type=poem', 400, 'request.invalid'],
    ['documents/LOOMS/chunks?cursor=x', 400, 'request.cursor'],
    ['documents/LOOMS/chunks?cursor=OTHER', 400, 'request.cursor'],
    ['documents/LOOMS/chunks?limit=0', 400, 'request.invalid'],
    [`documents/LOOMS/chunks?section=${NOBODY}`, 404, 'section.not_found'],
    ['documents/LOOMS/chunks?section=FOREIGN', 404, 'section.not_found'],
    ['documents/LOOMS/export?format=docx', 400, 'request.invalid'],
  ])('refuses %s with %i', async (path, status, code) => {
    const other = await get<ChunkList>(`documents/${things}/chunks?limit=1`);
    const { results } = await get<ContentsList>(`documents/${things}/contents`);
    const asked = path
      .replace('LOOMS', looms)
      .replace('OTHER', other.next!)
      .replace('FOREIGN', results[0]!.id);
    expect(await get(asked, status)).toMatchObject({ code, status });
  });

  it('can be marked on its pages, with the words of a query', async () => {
    const { results } = await get<ChunkList>(`documents/${looms}/chunks?view=full`);
    const { chunkId, pageFirst, text } = results.find(({ type }) => type === 'concept')!;
    // Whole and small: the rest of `Section` is no word.
    const word = /\b[a-z]{5,}\b/.exec(text)![0];
    const marks = await get<ChunkMarks>(`chunks/${chunkId}/marks?query=${word}`);
    const stored = await get<StoredPageView>(`documents/${looms}/pages/${pageFirst}`);
    const [first] = marks.pages;
    expect(first!.boxes).toEqual(stored.chunks.find((one) => one.chunkId === chunkId)!.boxes);
    expect(first!.words.length).toBeGreaterThan(0);
    for (const { x0, x1, y0, y1, text: marked } of first!.words) {
      expect(marked.toLowerCase()).toContain(word.slice(0, 4));
      const line = stored.lines.find((one) => one.y0 === y0 && one.y1 === y1)!;
      expect(x0).toBeGreaterThanOrEqual(line.x0 - 0.1);
      expect(x1).toBeLessThanOrEqual(line.x1 + 0.1);
      expect(x1).toBeGreaterThan(x0);
    }
    expect((await get<ChunkMarks>(`chunks/${chunkId}/marks`)).pages[0]).toMatchObject({ words: [] });
    await get(`chunks/${NOBODY}/marks`, 404);
  });

  it('is the same for commands', async () => {
    const chunks = await get<ChunkList>(`documents/${looms}/chunks?page=3&limit=20`);
    expect(await cli.json(['chunks', 'The Book of Looms', '--page', '3'])).toEqual(chunks);
    const { code, stderr } = await cli.run([
      'pages',
      looms,
      '--pages',
      '3',
      '--picture',
      'webp',
      '--out',
      'out',
    ]);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('book-0003.webp') as string,
    });
    const file = join(place.environment['COLOPHON_DATA_DIR']!, 'book.jsonl');
    expect((await cli.run(['export', looms, '--out', file])).code).toBe(0);
    const { text } = await ask(`documents/${looms}/export`).buffer(true).parse(asText);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('was answered as openapi.json says', () => {
    expect(contract.violations).toEqual([]);
  });
});

/** supertest knows no type for JSON lines. */
function asText(response: request.Response, done: (error: Error | null, body: unknown) => void): void {
  let text = '';
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.setEncoding('utf8');
  stream.on('data', (piece: string) => (text += piece));
  stream.on('end', () => {
    response.text = text;
    done(null, text);
  });
}
