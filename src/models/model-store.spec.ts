import { cp, mkdtemp, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestFile } from '../transfer/file-digest.js';
import { formatManifest, parseManifest, revisionOf, vectorIdentity } from './model-manifest.js';
import type { ModelManifest } from './model-manifest.js';
import { DEFAULT_MODEL, bundledModelsDir, listModels, loadModel } from './model-store.js';

const KEY = 'small';

describe('loading a model', () => {
  let models: string;
  let folder: string;
  let manifest: ModelManifest;

  beforeEach(async () => {
    models = await mkdtemp(join(tmpdir(), 'colophon-models-'));
    folder = join(models, KEY);
    await mkdir(folder);
    await writeFile(join(folder, 'int8.onnx'), Buffer.alloc(3_000_000, 'weights'));
    await writeFile(join(folder, 'tokenizer.json'), '{}');
    const files = await Promise.all(
      ['int8.onnx', 'tokenizer.json'].map(async (name) => ({
        name,
        ...(await digestFile(join(folder, name))),
      })),
    );
    manifest = {
      kind: 'embedding',
      key: KEY,
      revision: revisionOf(files, { query: '', passage: '' }),
      dimension: 384,
      family: 'bert',
      pooling: 'mean',
      normalised: true,
      prefixes: { query: '', passage: '' },
      maxTokens: 256,
      licence: 'Apache-2.0',
      graphs: { int8: 'int8.onnx' },
      tokenizer: 'tokenizer.json',
      files,
    };
    await writeFile(join(folder, 'model.json'), formatManifest(manifest));
  });

  afterEach(async () => {
    await rm(models, { recursive: true });
  });

  /** Code, message and hint of the error that loading throws, as one text. */
  async function failure(key = KEY): Promise<string> {
    try {
      await loadModel(models, key);
    } catch (error) {
      const { code, message, hint } = error as { code: string; message: string; hint: string };
      return `${code} | ${message} | ${hint}`;
    }
    throw new Error('The model was loaded.');
  }

  it('returns the description and absolute paths', async () => {
    expect(await loadModel(models, KEY)).toEqual({
      manifest,
      directory: folder,
      bundled: false,
      graph: manifest.files[0],
      graphPath: join(folder, 'int8.onnx'),
      tokenizerPath: join(folder, 'tokenizer.json'),
    });
  });

  it('refuses a file with one flipped bit', async () => {
    const bytes = await readFile(join(folder, 'int8.onnx'));
    bytes[2_000_000]! ^= 1;
    await writeFile(join(folder, 'int8.onnx'), bytes);
    expect(await failure()).toMatch(
      /^model\.damaged \| .*int8\.onnx has the sha256 .*colophon models import DIR --name small/,
    );
  });

  it('refuses a truncated file', async () => {
    await truncate(join(folder, 'int8.onnx'), 1000);
    expect(await failure()).toMatch(/^model\.damaged \| .*int8\.onnx has 1000 bytes instead of 3000000/);
  });

  it('recognises a Git LFS pointer in place of the file', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3000000\n';
    await writeFile(join(folder, 'int8.onnx'), pointer);
    expect(await failure()).toMatch(/^model\.damaged \| .*int8\.onnx is a Git LFS pointer.*git lfs pull/);
  });

  it('names the missing file', async () => {
    await rm(join(folder, 'tokenizer.json'));
    expect(await failure()).toMatch(/^model\.missing \| .*tokenizer\.json does not exist/);
  });

  it('lists the existing models when the requested one is missing', async () => {
    expect(await failure('large')).toMatch(
      /^model\.missing \| There is no model large\..*There are small, all-MiniLM-L6-v2 in/,
    );
  });

  it('finds the bundled model even without a folder of models', async () => {
    await rm(folder, { recursive: true });
    expect(await failure()).toMatch(/^model\.missing .*There are all-MiniLM-L6-v2 in/);
    await expect(loadModel(join(models, 'none'), DEFAULT_MODEL)).resolves.toMatchObject({ bundled: true });
  });

  it('reports that the model does not have the graph', async () => {
    await expect(loadModel(models, KEY, 'float32')).rejects.toMatchObject({ code: 'model.no_graph' });
  });

  it('lists the models of both folders', async () => {
    expect(await listModels(models)).toEqual([KEY, DEFAULT_MODEL]);
  });

  it('changes the vector identity with a passage prefix or the limit, but not with a query prefix', () => {
    const identity = (change: Partial<ModelManifest>) =>
      vectorIdentity({ ...manifest, ...change }, 'int8.onnx');
    expect(identity({ prefixes: { query: 'q', passage: '' } })).toBe(identity({}));
    expect(identity({ prefixes: { query: '', passage: 'p' } })).not.toBe(identity({}));
    expect(identity({ maxTokens: 128 })).not.toBe(identity({}));
  });

  it.each(['../small', 'a/b', '', '.', '..', '/etc'])('rejects "%s" as a name', async (key) => {
    expect(await failure(key)).toMatch(/^model\.missing \| ".*" is not the name of a model/);
  });

  it('refuses a folder where a file should be', async () => {
    await rm(join(folder, 'model.json'));
    await mkdir(join(folder, 'model.json'));
    expect(await failure()).toMatch(/^model\.damaged \| .*model\.json cannot be read: EISDIR/);
  });

  it('refuses a folder that holds another model than its name says', async () => {
    await cp(folder, join(models, 'renamed'), { recursive: true });
    expect(await failure('renamed')).toMatch(/^model\.damaged \| .*describes the model small/);
  });

  it.each<[string, Record<string, unknown>]>([
    ['"kind" must be embedding, not "reranker"', { kind: 'reranker' }],
    ['"dimension" must be a positive whole number', { dimension: 0 }],
    ['"pooling" must be mean or cls, not "max"', { pooling: 'max' }],
    ['"normalised" must be true or false', { normalised: 'yes' }],
    ['it names other.onnx, which is not in "files"', { graphs: { int8: 'other.onnx' } }],
    ['"graphs" names none', { graphs: {} }],
    ['"revision" does not belong to "files"', { revision: '0' }],
    ['its format is 1, this program reads format 2', { format: 1 }],
    ['"files" must be a list', { files: {} }],
    ['"../x" is not a plain file name', { files: [{ name: '../x', bytes: 1, sha256: 'f'.repeat(64) }] }],
    ['the sha256 of x is not 64 hexadecimal digits', { files: [{ name: 'x', bytes: 1, sha256: 'f' }] }],
    ['"files", entry 1: it must hold a JSON object', { files: [null] }],
  ])('refuses a description: %s', async (problem, change) => {
    const fields = JSON.parse(formatManifest(manifest)) as Record<string, unknown>;
    await writeFile(join(folder, 'model.json'), JSON.stringify({ ...fields, ...change }));
    expect(await failure()).toContain(problem);
    expect(await failure()).toMatch(/^model\.damaged/);
  });

  it.each(['', '{', '[]', 'null', '"text"'])('refuses %j as a description', async (json) => {
    await writeFile(join(folder, 'model.json'), json);
    expect(await failure()).toMatch(
      /^model\.damaged \| The model description .*model\.json cannot be used: it /,
    );
  });

  it('accepts a description without a kind as an embedding model, and one with a graph for GPUs unchanged', () => {
    const { kind, ...older } = JSON.parse(formatManifest(manifest)) as Record<string, unknown>;
    const graphs = { int8: 'int8.onnx', 'float32-masked': 'float32-masked.onnx' };
    expect(kind).toBe('embedding');
    expect(parseManifest(JSON.stringify({ ...older, graphs }), 'model.json', '')).toEqual(manifest);
  });

  it('reads back the description that it writes', () => {
    expect(parseManifest(formatManifest(manifest), 'model.json', '')).toEqual(manifest);
  });
});

describe('the bundled model', () => {
  it('is intact', async () => {
    const model = await loadModel(undefined, DEFAULT_MODEL);
    expect(model.manifest).toMatchObject({ key: DEFAULT_MODEL, dimension: 384, maxTokens: 256 });
    expect(existsSync(join(bundledModelsDir(), DEFAULT_MODEL, 'LICENSE'))).toBe(true);
  });

  it('has a tokenizer that neither truncates nor pads', async () => {
    const { tokenizerPath } = await loadModel('', DEFAULT_MODEL);
    expect(JSON.parse(await readFile(tokenizerPath, 'utf8'))).toMatchObject({
      truncation: null,
      padding: null,
    });
  });
});
