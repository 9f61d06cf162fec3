import { appendFile, mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hub, drop, serve } from '../src/model-library/testing/hub.js';
import type { HubFiles } from '../src/model-library/testing/hub.js';
import { writeTinyCheckpoint } from '../src/model-library/testing/tiny-checkpoint.js';
import { CommandLine } from './services/command-line.js';
import { CommandsHere } from './services/commands-here.js';
import { embeddedPlace } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';

const ID = 'owner/tiny';

describe('a user’s own models', () => {
  let place: TestPlace;
  let folder: string;
  let checkpoint: string;
  /** In this process; `alone` starts one of its own. */
  let cli: CommandsHere;
  let alone: CommandLine;

  beforeAll(async () => {
    place = await embeddedPlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-models-'));
    checkpoint = join(folder, 'tiny');
    await mkdir(checkpoint);
    await writeTinyCheckpoint(checkpoint);
    cli = new CommandsHere(folder, place.environment);
    alone = new CommandLine(folder, place.environment);
  });

  afterAll(async () => {
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const keys = async () =>
    (await cli.json<{ models: { key: string }[] }>(['models', 'list'])).models.map(({ key }) => key);

  it('begin with the bundled one, which cannot be removed', async () => {
    expect(await keys()).toEqual(['all-MiniLM-L6-v2']);
    const { code, stderr } = await cli.run(['models', 'remove', 'all-MiniLM-L6-v2']);
    expect(code).toBe(1);
    expect(stderr).toContain('model.bundled');
  });

  it('are imported from a folder, verified, and embed', async () => {
    const model = await alone.json(['models', 'import', checkpoint, '--query-prefix', 'q: ']);
    expect(model).toMatchObject({
      key: 'tiny',
      dimension: 24,
      pooling: 'mean',
      bundled: false,
      prefixes: { query: 'q: ', passage: '' },
      graphs: ['int8', 'float32'],
    });
    expect(await keys()).toEqual(['tiny', 'all-MiniLM-L6-v2']);
    const { models } = await cli.json<{ models: { error: string | null }[] }>(['models', 'verify']);
    expect(models.map(({ error }) => error)).toEqual([null, null]);

    await writeFile(join(folder, 'texts.json'), '["a cat","42 dogs"]');
    const report = await alone.json(['embed', 'texts.json', '--model', 'tiny', '--out', 'v.f32']);
    expect(report).toMatchObject({ dimension: 24, embeddings_generated: 2, models_used: { tiny: 2 } });
    expect(await readFile(join(folder, 'v.f32'))).toHaveLength(2 * 24 * 4);
  });

  it('embed a text as a query or as a passage, with the prefix that the model wants for it', async () => {
    await writeFile(join(folder, 'texts.json'), '["a cat"]');
    await writeFile(join(folder, 'prefixed.json'), '["q: a cat"]');
    const embed = async (file: string, as: string) => {
      const args = [
        'embed',
        file,
        '--model',
        'tiny',
        '--as',
        as,
        '--workers',
        '1',
        '--device',
        'cpu',
        '--out',
        'v.f32',
      ];
      expect(await cli.json(args)).toMatchObject({ as, workers: 1, device: 'cpu', embeddings_generated: 1 });
      return (await readFile(join(folder, 'v.f32'))).toString('hex');
    };
    const query = await embed('texts.json', 'query');
    expect(query).toBe(await embed('prefixed.json', 'passage'));
    expect(query).not.toBe(await embed('texts.json', 'passage'));
    const wrong = await cli.run(['embed', 'texts.json', '--device', 'abacus']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('cpu, cuda') as string });
  });

  it('are not replaced by accident', async () => {
    const { code, stderr } = await cli.run(['models', 'import', checkpoint]);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('--force') as string });
    await cli.json(['models', 'import', checkpoint, '--force']);
  });

  it('show their benchmark results and the expected ones', async () => {
    const csv = join(folder, 'sts.csv');
    await writeFile(csv, 'a cat,a cat,5\na cat,two cats,3.5\na cat,42 dogs,1\n"a cat, a dog",nothing,0\n');
    const args = ['models', 'import', checkpoint, '--force', '--sts', csv];
    const { sts } = await cli.json<{ sts: { float32: number; int8: number } }>(args);
    expect(sts).toMatchObject({ pairs: 4, mostLoss: 0.01 });
    expect(Math.max(Math.abs(sts.float32), Math.abs(sts.int8))).toBeLessThanOrEqual(1);
    const { stdout } = await cli.run(args);
    expect(stdout).toContain('accepted from 0.985 and 0.95');
    expect(stdout).toContain(
      `Spearman of 4 pairs: ${sts.float32.toFixed(4)} float32, ${sts.int8.toFixed(4)} int8 (a loss of up to 0.01`,
    );
  });

  it.each(['verify', 'remove'])(
    'that do not exist are reported by `models %s`, with a list of those that do',
    async (what) => {
      const { code, stdout, stderr } = await cli.run(['models', what, 'nosuch']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/There is no model nosuch\.[^]*There are tiny, all-MiniLM-L6-v2 in/);
    },
  );

  it('are reported with a hint if they are damaged', async () => {
    await appendFile(join(place.environment['COLOPHON_DATA_DIR']!, 'models', 'tiny', 'int8.onnx'), 'x');
    const { code, stdout } = await cli.run(['models', 'verify', 'tiny']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/damaged.*int8\.onnx/);
    const embedded = await cli.run(['embed', 'texts.json', '--model', 'tiny']);
    expect(embedded).toMatchObject({ code: 1, stderr: expect.stringContaining('model.damaged') as string });
  });

  it('are removed', async () => {
    expect(await cli.json(['models', 'remove', 'tiny'])).toEqual({ removed: 'tiny' });
    expect(await keys()).toEqual(['all-MiniLM-L6-v2']);
    const { code, stderr } = await cli.run(['embed', 'texts.json', '--model', 'tiny']);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/model\.missing[^]*all-MiniLM/) as string,
    });
  });

  it('are refused if the folder is not one of a model', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    for (const args of [[empty], [join(folder, 'nowhere')], [checkpoint, '--name', '../evil']]) {
      const outcome = await cli.run(['models', 'import', ...args]);
      expect({ args, ...outcome }).toMatchObject({ args, code: 1, stdout: '' });
      expect(outcome.stderr).toMatch(/^error: /m);
    }
    expect(await keys()).toEqual(['all-MiniLM-L6-v2']);
  });

  describe('from a hub', () => {
    let hub: Hub;
    let files: HubFiles;
    let EMBEDDING_HUB_URL: string;

    beforeAll(async () => {
      const names = (await readdir(checkpoint, { recursive: true })).filter((name) => name.includes('.'));
      const read = names.map(async (name) => [name, await readFile(join(checkpoint, name))] as const);
      files = Object.fromEntries(await Promise.all(read));
      hub = new Hub(ID, files);
      EMBEDDING_HUB_URL = await hub.open();
    });

    afterAll(() => hub.close());

    it('are downloaded over a connection that breaks, and built', async () => {
      const weights = files['model.safetensors']!;
      hub.misbehave('model.safetensors', drop(weights, 10_000), serve(weights));
      const model = await cli.json(['models', 'fetch', ID], { EMBEDDING_HUB_URL });
      expect(model).toMatchObject({ key: 'tiny', dimension: 24, licence: 'Apache-2.0' });
      const models = join(place.environment['COLOPHON_DATA_DIR']!, 'models');
      expect(await readdir(models)).toEqual(['tiny']);
    });

    it('are not downloaded offline', async () => {
      const asked = hub.requests.length;
      const { code, stderr } = await cli.run(['models', 'fetch', ID, '--name', 'other'], {
        EMBEDDING_HUB_URL,
        EMBEDDING_OFFLINE: 'true',
      });
      expect({ code, stderr }).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('model.offline') as string,
      });
      expect(hub.requests).toHaveLength(asked);
    });
  });
});
