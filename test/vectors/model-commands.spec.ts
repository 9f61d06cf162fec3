import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHUNK_TYPES } from '../../src/book/chunk-type.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { indexName } from '../../src/embedding/vector-index.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { buildModel } from '../../src/model-library/builder/build-model.js';
import { writeTinyCheckpoint } from '../../src/model-library/testing/tiny-checkpoint.js';
import { writeSectionsBook } from '../services/books.js';
import { CommandsHere } from '../services/commands-here.js';
import { anyPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

const LARGE = 'all-MiniLM-L6-v2';
const SMALL = 'tiny';
const SECTIONS = 12;

/** In this process, on a library that is open meanwhile: a process of its own for each command takes ten times as long. */
describe('the commands for models and indexes', () => {
  let folder: string;
  let place: TestPlace;
  let library: INestApplicationContext;
  let cli: CommandsHere;

  /** The exit code of a command, and its JSON document. */
  async function run(...args: string[]): Promise<{ code: number } & Record<string, unknown>> {
    const { code, stdout } = await cli.run([...args, '--json']);
    return { code, ...(JSON.parse(stdout) as Record<string, unknown>) };
  }

  const refused = (code: string, more: object = {}) => ({
    code: 1,
    error: expect.objectContaining({ code, hint: expect.any(String) as string, ...more }) as object,
  });
  const change = (state: string, more: object = {}) => ({
    code: 0,
    change: expect.objectContaining({ state, ...more }) as object,
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-models-'));
    await writeTinyCheckpoint(join(folder, 'checkpoint'));
    const out = join(folder, 'models', SMALL);
    await buildModel({ from: join(folder, 'checkpoint'), out, keep: ['int8', 'float32'] });
    const made = await anyPlace();
    const models = { COLOPHON_MODELS_DIR: join(folder, 'models'), EMBEDDING_MODELS: SMALL };
    place = { ...made, environment: { ...made.environment, ...models, EMBEDDING_EXECUTOR: 'thread' } };
    cli = new CommandsHere(folder, place.environment);
    library = await openLibrary(place);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('say in a library without vectors that there is nothing to show, change or build', async () => {
    expect(await run('index', 'check')).toEqual({ code: 0, indexes: [] });
    expect(await run('index', 'build')).toEqual({ code: 0, built: [] });
    expect(await run('index', 'drop')).toEqual({ code: 0, dropped: [] });
    expect(await run('index', 'build', LARGE)).toEqual(refused('index.no_model', { field: 'model' }));
    expect(await run('models', 'status')).toMatchObject({
      code: 0,
      active: [{ model: SMALL, types: CHUNK_TYPES, previous: [] }],
      change: null,
    });
    expect(await run('models', 'rollback')).toEqual(refused('model.no_rollback'));
    expect(await run('models', 'prune')).toEqual({ code: 0, pruned: [] });
  });

  describe('with a book', () => {
    beforeAll(async () => {
      const book = await writeSectionsBook(join(folder, 'book.pdf'), SECTIONS);
      const { document } = await library.get(DocumentsService).addPath(book);
      await library.get(IngestionService).ingest(document.id, false);
    });

    it.each(['pause', 'resume', 'cancel', 'switch'])(
      'refuse to %s a change when none is open',
      async (what) => {
        expect(await run('models', what)).toEqual(refused('model.no_change'));
      },
    );

    it('refuse an unknown model, the active one, and an unknown slot', async () => {
      expect(await run('models', 'activate', 'none')).toEqual(refused('model.missing'));
      expect(await run('models', 'activate', SMALL)).toEqual(refused('model.already_active'));
      expect(await run('models', 'prune', 'none')).toEqual({
        code: 1,
        error: expect.objectContaining({ code: 'model.no_vectors', field: 'model' }) as object,
      });
      const wrong = await run('models', 'activate', LARGE, '--slot', 'poem');
      expect(wrong).toMatchObject({ code: 2, error: { code: 'usage' } });
    });

    it('search with a model that is named only if the library has vectors of it, and not by words alone', async () => {
      const search = (...options: string[]) => run('search', 'the frozen caches', ...options);
      expect(await search('--model', SMALL, '--explain')).toMatchObject({
        code: 0,
        explanation: { vectors: [{ model: SMALL, types: CHUNK_TYPES }] },
      });
      expect(await search('--model', LARGE)).toEqual(refused('model.no_vectors', { field: 'model' }));
      expect(await search('--model', 'none')).toEqual(refused('model.missing', { field: 'model' }));
      const lexical = ['--model', SMALL, '--leg', 'lexical'];
      expect(await search(...lexical)).toEqual(refused('search.model', { field: 'model' }));
    });

    it('compare chunks, make contexts and evaluate with a named model by the same rules', async () => {
      const { results } = (await run('search', 'the frozen caches')) as unknown as {
        results: readonly [{ readonly chunkId: string }];
      };
      const questions = join(folder, 'book.jsonl');
      await writeFile(questions, JSON.stringify({ query: 'the frozen caches', pages: [1] }));
      const commands = [
        ['similar', results[0].chunkId],
        ['context', 'the frozen caches'],
        ['eval', 'retrieval', questions],
      ];
      for (const command of commands) {
        expect(await run(...command, '--model', SMALL)).toMatchObject({ code: 0 });
        expect(await run(...command, '--model', LARGE)).toEqual(
          refused('model.no_vectors', { field: 'model' }),
        );
        expect(await run(...command, '--model', 'none')).toEqual(
          refused('model.missing', { field: 'model' }),
        );
      }
      const { stdout } = await cli.run([
        'eval',
        'retrieval',
        questions,
        '--model',
        SMALL,
        '--leg',
        'lexical',
      ]);
      expect(stdout).toContain(`with the vectors of ${SMALL}`);
      expect(await run('context', '--subtopic', 'Loops', '--model', SMALL)).toMatchObject({
        code: 2,
        error: { code: 'usage' },
      });
    });

    it('begin, pause, continue and cancel a change', async () => {
      expect(await run('models', 'activate', LARGE, '--detach')).toEqual(
        change('embedding', { model: LARGE, types: CHUNK_TYPES, done: 0 }),
      );
      expect(await run('models', 'switch')).toEqual(refused('model.change_state'));
      expect(await run('models', 'pause')).toEqual(change('paused'));
      expect(await run('models', 'pause')).toEqual(refused('model.change_state'));
      expect(await run('models', 'resume', '--detach')).toEqual(change('embedding'));
      expect(await run('models', 'cancel')).toEqual(change('cancelled'));
    });

    it('change to a model of another dimension, and wait with --hold until they are told to switch', async () => {
      const held = await run('models', 'activate', LARGE, '--hold');
      expect(held).toEqual(
        change('ready', {
          holds: true,
          comparison: expect.objectContaining({
            terms: 0,
            figures: [],
            noFigures: expect.stringContaining('index') as string,
          }) as object,
        }),
      );
      expect(await run('models', 'status')).toMatchObject({
        active: [{ model: SMALL }],
        change: { state: 'ready' },
      });
      expect(await run('models', 'switch')).toEqual(change('switched'));
      expect(await run('models', 'status')).toMatchObject({ active: [{ model: LARGE, previous: [SMALL] }] });
    });

    it('search with the former model as long as its vectors are kept, and say how many chunks lack them', async () => {
      const search = (...options: string[]) =>
        cli.run(['search', 'the frozen caches', '--explain', ...options]);
      expect((await search()).stdout).toContain(`Vectors of ${LARGE} (all types): exact.`);
      const book = await writeSectionsBook(join(folder, 'later.pdf'), 2, 2);
      const { document } = await library.get(DocumentsService).addPath(book);
      await library.get(IngestionService).ingest(document.id, false);
      const { stdout, stderr } = await search('--model', SMALL);
      expect(stdout).toContain(`Vectors of ${SMALL} (all types): exact.`);
      expect(stderr).toMatch(
        new RegExp(`\\d+ chunks have no vector by ${SMALL}.*models activate ${SMALL} --hold`),
      );
      await library.get(IngestionService).delete(document.id, true);
    });

    it('do not remove a model that searches use, or that may come back', async () => {
      expect(await run('models', 'remove', LARGE)).toMatchObject({
        code: 1,
        error: { code: 'model.bundled' },
      });
      expect(await run('models', 'remove', 'none')).toEqual(refused('model.missing'));
      expect(await run('models', 'remove', SMALL)).toEqual(refused('model.can_come_back', { field: 'key' }));
      expect(await run('models', 'rollback')).toEqual(change('switched', { model: SMALL }));
      expect(await run('models', 'remove', SMALL)).toEqual(refused('model.in_use', { field: 'key' }));
    });

    it('build, check and drop an index, and show one that was dropped by hand', async () => {
      const stateOf = async (model: string) => {
        const { code, indexes } = await run('index', 'check');
        expect(code).toBe(0);
        return (indexes as { model: string; state: string }[]).find((one) => one.model === model)?.state;
      };
      expect(await run('index', 'build', 'none')).toEqual(refused('index.no_model'));
      const built = await run('index', 'build', SMALL);
      expect(built).toMatchObject({ code: 0, built: [{ model: SMALL }] });
      const { modelId } = (built['built'] as { modelId: number }[])[0]!;
      expect(await stateOf(SMALL)).toBe('whole');
      expect(await run('index', 'build', SMALL)).toEqual({ code: 0, built: [] });
      await library.get(DataSource).query(`DROP INDEX ${indexName(modelId)}`);
      expect(await stateOf(SMALL)).toBe('none');
      expect(await run('index', 'drop', SMALL)).toEqual({ code: 0, dropped: [] });
      await run('index', 'build', SMALL);
      expect(await run('index', 'drop')).toEqual({ code: 0, dropped: [modelId] });
      expect(await stateOf(SMALL)).toBe('none');
    });

    it('drop the vectors of the former model only by force, and then remove an unused one', async () => {
      await run('models', 'activate', LARGE);
      expect(await run('models', 'prune', LARGE)).toEqual(refused('model.in_use'));
      expect(await run('models', 'prune', SMALL)).toEqual(refused('model.can_come_back'));
      expect(await run('models', 'prune', SMALL, '--force')).toMatchObject({
        code: 0,
        pruned: [{ model: SMALL }],
      });
      expect(await run('models', 'remove', SMALL)).toEqual({ code: 0, removed: SMALL });
    });
  });
});
