import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHUNK_TYPES } from '../../src/book/chunk-type.js';
import type { ChunkType } from '../../src/book/chunk-type.js';
import { ContextService } from '../../src/context/context.service.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { EmbeddingService } from '../../src/embedding/embedding.service.js';
import { VectorPruning } from '../../src/embedding/vector-pruning.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { ModelChanges, SLOTS } from '../../src/model-change/model-changes.service.js';
import type { ChangeView } from '../../src/model-change/model-changes.service.js';
import { buildModel } from '../../src/model-library/builder/build-model.js';
import { writeTinyCheckpoint } from '../../src/model-library/testing/tiny-checkpoint.js';
import type { SearchRequest } from '../../src/search/search-request.js';
import { SearchService } from '../../src/search/search.service.js';
import { SimilarService } from '../../src/search/similar.service.js';
import { writeSectionsBook } from '../services/books.js';
import { INDEXED_WORDS, indexedBook } from '../services/indexed-book.js';
import { manualBook } from '../services/manual-book.js';
import { describeOnOneLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

const SECTIONS = 15;
const MORE_SECTIONS = 8;
const LARGE = 'all-MiniLM-L6-v2';
const SMALL = 'tiny';
const BETWEEN_SEARCHES_MS = 50;
const FILTER = { limit: 10, types: [], documents: [] };
const ALL = { types: CHUNK_TYPES, holds: true } as const;
const signal = new AbortController().signal;

const COUNTS = `
  SELECT m.key, count(*)::int AS count FROM chunk_embeddings e JOIN embedding_models m ON m.id = e.model_id
  JOIN chunks c ON c.id = e.chunk_id WHERE c.published GROUP BY m.key`;

describeOnOneLibrary('a change of model', (makePlace) => {
  let folder: string;
  let place: TestPlace;
  let library: INestApplicationContext;
  let changes: ModelChanges;

  /** Opens the library anew, as another version of the settings would. */
  async function open(model: string): Promise<void> {
    await library?.close();
    const environment = {
      ...place.environment,
      COLOPHON_MODELS_DIR: join(folder, 'models'),
      EMBEDDING_MODELS: model,
    };
    library = await openLibrary({ ...place, environment });
    changes = library.get(ModelChanges);
  }

  async function ingest(sections: number, edition: number): Promise<void> {
    await ingestFile(await writeSectionsBook(join(folder, `book-${edition}.pdf`), sections, edition));
  }

  async function ingestFile(path: string): Promise<void> {
    const { document } = await library.get(DocumentsService).addPath(path);
    await library.get(IngestionService).ingest(document.id, false);
  }

  const counts = async () => {
    const rows = await library.get(DataSource).query<{ key: string; count: number }[]>(COUNTS);
    return Object.fromEntries(rows.map(({ key, count }) => [key, count]));
  };
  /** All chunks that can be found: the small model cuts books into more than sections. */
  const published = async () => {
    const [row] = await library
      .get(DataSource)
      .query<{ count: number }[]>('SELECT count(*)::int AS count FROM chunks WHERE published');
    return row!.count;
  };
  const search = (request: Partial<SearchRequest> = {}) =>
    library.get(SearchService).search('the frozen caches are looked at', { ...FILTER, ...request });
  /** By meaning alone, so that only the model decides. */
  const foundBy = async (model?: string) => {
    const { results } = await search({ leg: 'vector', model });
    return results.map(({ chunkId, score }) => ({ chunkId, score }));
  };
  const similar = async (chunkId: string, model?: string) => {
    const { results } = await library.get(SimilarService).similarTo(chunkId, FILTER.limit, { model });
    return results.map(({ chunkId: id, score }) => ({ chunkId: id, score }));
  };
  /** Passages of this library are too short for a context, so its text asks for general knowledge. */
  const contextBy = (model?: string, gameType?: string) =>
    library
      .get(ContextService)
      .make({ question: 'the frozen caches are looked at', model, gameType, budget: 4000 });
  const searchedWith = async () =>
    (await library.get(EmbeddingService).embedQuery('caches'))[0]!.vector.length;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-change-'));
    await writeTinyCheckpoint(join(folder, 'checkpoint'));
    await buildModel({
      from: join(folder, 'checkpoint'),
      out: join(folder, 'models', SMALL),
      keep: ['int8', 'float32'],
    });
    place = await makePlace();
    await open(SMALL);
    await ingest(SECTIONS, 1);
    const indexed = join(folder, 'indexed.pdf');
    await writeFile(indexed, indexedBook());
    await ingestFile(indexed);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('is not made by other settings: searches go on with the model that has vectors', async () => {
    await open(LARGE);
    expect(await searchedWith()).toBe(24);
    expect(await search()).toMatchObject({ needsReembedding: 0, results: { length: 10 } });
    const { active, warnings, change } = await changes.status();
    expect(active).toEqual([{ model: SMALL, types: CHUNK_TYPES, previous: [] }]);
    expect(warnings).toMatchObject([expect.stringContaining(`activate ${LARGE}`)]);
    expect(change).toBeNull();
  });

  it('is needed before a search may name a model, which must be there', async () => {
    await expect(search({ model: LARGE })).rejects.toMatchObject({
      code: 'model.no_vectors',
      field: 'model',
      hint: expect.stringContaining(`models activate ${LARGE} --hold`) as string,
    });
    await expect(search({ model: 'none' })).rejects.toMatchObject({ code: 'model.missing', field: 'model' });
    const { explanation } = await search({ model: SMALL, explain: true });
    expect(explanation!.vectors).toEqual((await search({ explain: true })).explanation!.vectors);
    const [found] = await foundBy();
    expect(await foundBy(SMALL)).toEqual(await foundBy());
    for (const ask of [
      (model: string) => similar(found!.chunkId, model),
      (model: string) => contextBy(model),
    ]) {
      await expect(ask(LARGE)).rejects.toMatchObject({ code: 'model.no_vectors', field: 'model' });
      await expect(ask('none')).rejects.toMatchObject({ code: 'model.missing' });
    }
    expect(await similar(found!.chunkId, SMALL)).toEqual(await similar(found!.chunkId));
    const subtopics = () => library.get(ContextService).make({ subtopics: [], model: SMALL, budget: 4000 });
    expect(subtopics).toThrow(expect.objectContaining({ code: 'context.invalid', field: 'model' }));
  });

  it('is refused for a model that is not there, is active, or has no change to continue', async () => {
    const activate = (model: string) => changes.activate({ ...ALL, model });
    await expect(activate('none')).rejects.toMatchObject({ code: 'model.missing' });
    await expect(activate(SMALL)).rejects.toMatchObject({ code: 'model.already_active' });
    await expect(changes.pause()).rejects.toMatchObject({ code: 'model.no_change' });
    await expect(changes.rollback()).rejects.toMatchObject({ code: 'model.no_rollback' });
    expect(await counts()).toEqual({ [SMALL]: await published() });
  });

  it('waits while it is paused, and leaves searches as they are when it is cancelled', async () => {
    const begun = await changes.activate({ ...ALL, model: LARGE });
    expect(begun).toMatchObject({ state: 'embedding', done: 0, total: await published() });
    expect(await changes.activate({ ...ALL, model: LARGE })).toEqual(begun);
    expect(await changes.pause()).toMatchObject({ state: 'paused' });
    expect(await changes.follow(begun.id, { signal })).toMatchObject({ state: 'paused', done: 0 });
    await expect(changes.switch()).rejects.toMatchObject({ code: 'model.change_state' });
    expect(await changes.resume()).toMatchObject({ state: 'embedding' });
    expect(await changes.cancel()).toMatchObject({ state: 'cancelled' });
    await ingest(1, 2);
    expect(await counts()).toEqual({ [SMALL]: await published() });
  });

  describe('of another dimension', () => {
    let change: ChangeView;
    let searches = 0;

    /** Searches all the time while something else happens. */
    async function underSearches(work: () => Promise<void>): Promise<void> {
      const ended = new AbortController();
      const searching = (async () => {
        while (!ended.signal.aborted) {
          const { results } = await search();
          expect(results).toHaveLength(FILTER.limit);
          searches += 1;
          // The change is to have its turn, too.
          await delay(BETWEEN_SEARCHES_MS);
        }
      })();
      try {
        await work();
      } finally {
        ended.abort();
        await searching;
      }
    }

    it('embeds everything anew while searches go on, and compares the models', async () => {
      await underSearches(async () => {
        const { id } = await changes.activate({ ...ALL, model: LARGE });
        change = await changes.follow(id, { signal });
      });
      const all = await published();
      expect(change).toMatchObject({ state: 'ready', done: all, total: all, comparison: { queries: 50 } });
      expect(change.comparison!.overlap).toBeGreaterThan(0);
      expect(change.comparison!.overlap).toBeLessThan(1);
      // Each word of the index is told on one page alone; a model whose weights are made of chance finds few of them.
      expect(change.comparison!.terms).toBe(INDEXED_WORDS.length);
      const figures = new Map(change.comparison!.figures!.map((figure) => [figure.name, figure]));
      const names = ['hit@1', 'hit@5', 'MRR@10'].flatMap((name) => [`fused ${name}`, `vector ${name}`]);
      expect([...figures.keys()].toSorted()).toEqual(names.toSorted());
      const { old, new: next } = figures.get('vector hit@1')!;
      expect(next).toBeGreaterThan(0.9);
      expect(old).toBeLessThan(next);
      expect(await counts()).toEqual({ [SMALL]: all, [LARGE]: all });
      expect(await searchedWith()).toBe(24);
      expect(searches).toBeGreaterThan(0);
    });

    it('lets searches name the new model before it is active, page by page, as they are after the switch', async () => {
      const byNew = await search({ model: LARGE, explain: true });
      expect(byNew.needsReembedding).toBe(0);
      expect(byNew.explanation!.vectors).toMatchObject([{ model: LARGE, types: CHUNK_TYPES }]);
      const [old, next] = [await foundBy(), await foundBy(LARGE)];
      expect(next).not.toEqual(old);
      const { chunkId } = next[0]!;
      const near = { old: await similar(chunkId), next: await similar(chunkId, LARGE) };
      expect(near.next).not.toEqual(near.old);
      const asked = vi.spyOn(library.get(SearchService), 'search');
      await contextBy(LARGE);
      expect(asked.mock.lastCall![1]).toMatchObject({ trial: { key: LARGE, types: CHUNK_TYPES } });
      asked.mockRestore();
      const first = await search({ leg: 'vector', model: LARGE, limit: 4 });
      const second = await search({ leg: 'vector', model: LARGE, limit: 6, cursor: first.next! });
      const paged = [...first.results, ...second.results].map(({ chunkId, score }) => ({ chunkId, score }));
      expect(paged).toEqual(next);
      for (const model of [undefined, SMALL]) {
        const other = search({ leg: 'vector', limit: 6, cursor: first.next!, model });
        await expect(other).rejects.toMatchObject({ code: 'search.cursor' });
      }
      await changes.switch();
      expect(await foundBy()).toEqual(next);
      expect(await foundBy(SMALL)).toEqual(old);
      expect(await similar(chunkId)).toEqual(near.next);
      const { id } = await changes.rollback();
      expect(await changes.follow(id, { signal })).toMatchObject({ state: 'switched', model: SMALL });
      expect(await foundBy()).toEqual(old);
      const again = await changes.activate({ ...ALL, holds: true, model: LARGE });
      change = await changes.follow(again.id, { signal });
      expect(change).toMatchObject({ state: 'ready' });
    });

    it('gives new books vectors by both models until the switch, and then only by the new one', async () => {
      await ingest(MORE_SECTIONS, 3);
      const all = await published();
      expect(await counts()).toEqual({ [SMALL]: all, [LARGE]: all });
      await underSearches(async () => {
        expect(await changes.switch()).toMatchObject({ state: 'switched' });
        expect(await searchedWith()).toBe(384);
      });
      expect(await search()).toMatchObject({ needsReembedding: 0 });
      await ingest(1, 4);
      const more = await published();
      expect(await counts()).toEqual({ [SMALL]: all, [LARGE]: more });
      // Chunks without a vector are counted once a minute.
      await open(LARGE);
      expect(await search({ model: SMALL, explain: true })).toMatchObject({
        needsReembedding: more - all,
        explanation: { vectors: [{ model: SMALL, by: 'exact' }] },
      });
    });

    it('is taken back by one command, when all new chunks have the former vectors again', async () => {
      const { id } = await changes.rollback();
      await expect(changes.rollback()).rejects.toMatchObject({ code: 'model.change_open' });
      await underSearches(async () => {
        expect(await changes.follow(id, { signal })).toMatchObject({ state: 'switched', model: SMALL });
      });
      expect(await searchedWith()).toBe(24);
      const all = await published();
      expect(await counts()).toEqual({ [SMALL]: all, [LARGE]: all });
    });

    it('keeps the vectors of both models until they are dropped', async () => {
      const pruning = library.get(VectorPruning);
      expect(await pruning.prune({ force: false })).toEqual([]);
      const prune = (model: string) => pruning.prune({ model, force: false });
      await expect(prune(SMALL)).rejects.toMatchObject({ code: 'model.in_use' });
      await expect(prune(LARGE)).rejects.toMatchObject({ code: 'model.can_come_back' });
      await expect(prune('other')).rejects.toMatchObject({ code: 'model.no_vectors' });
      const all = await published();
      expect(await pruning.prune({ model: LARGE, force: true })).toMatchObject([
        { model: LARGE, vectors: all },
      ]);
      expect(await counts()).toEqual({ [SMALL]: all });
      await expect(changes.rollback()).rejects.toMatchObject({ code: 'model.no_rollback' });
      expect((await search()).results).toHaveLength(FILTER.limit);
    });

    it('changes only the slot it is for', async () => {
      const { id } = await changes.activate({ model: LARGE, types: SLOTS.code, holds: false });
      expect(await changes.follow(id, { signal })).toMatchObject({ state: 'switched' });
      expect((await changes.status()).active).toMatchObject([
        { model: SMALL, types: ['concept'] },
        { model: LARGE, types: SLOTS.code, previous: [SMALL] },
      ]);
      expect((await search()).results).toHaveLength(FILTER.limit);
    });

    it('leaves to the active model the types of which a named one has no vectors', async () => {
      const manual = join(folder, 'manual.pdf');
      await writeFile(manual, manualBook());
      await ingestFile(manual);
      const rows = await library
        .get(DataSource)
        .query<{ type: ChunkType }[]>('SELECT DISTINCT type FROM chunks WHERE published ORDER BY type');
      const present = rows.map(({ type }) => type);
      expect(present).toEqual(['code', 'concept']);
      const searched = async (model: string) =>
        (await search({ model, explain: true })).explanation!.vectors.map(({ model: key, types }) => ({
          key,
          present: types.filter((type) => present.includes(type)),
        }));
      expect(await searched(LARGE)).toEqual([
        { key: SMALL, present: ['concept'] },
        { key: LARGE, present: ['code'] },
      ]);
      // The listings came when another model was active for code.
      expect(await searched(SMALL)).toEqual([
        { key: LARGE, present: ['code'] },
        { key: SMALL, present: ['concept'] },
      ]);
      await expect(search({ model: LARGE, types: ['concept'] })).rejects.toMatchObject({
        code: 'model.no_vectors',
        field: 'model',
        message: expect.stringContaining('type concept') as string,
      });
      // A game asks prose and code apart, and the model need not have vectors of both.
      expect(await contextBy(LARGE, 'quiz')).toMatchObject({ fallback: true });
      const [prose] = (await search({ types: ['concept'], leg: 'vector' })).results;
      await expect(similar(prose!.chunkId, LARGE)).rejects.toMatchObject({
        code: 'chunk.no_vector',
        message: expect.stringContaining(LARGE) as string,
      });
    });
  });
});
