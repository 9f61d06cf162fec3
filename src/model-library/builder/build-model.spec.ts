import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEncoder } from '../../inference/encoder/load-encoder.js';
import { encoderOptionsOf } from '../../inference/model-catalog.js';
import { loadModel } from '../../models/model-store.js';
import { TINY_CONFIG, writeTinyCheckpoint } from '../testing/tiny-checkpoint.js';
import { randomTensors, safetensorsFile } from './bert-reference.contract.js';
import { buildModel } from './build-model.js';

describe('building a model', () => {
  let folder: string;
  let from: string;
  let out: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-build-'));
    from = join(folder, 'published');
    out = join(folder, 'models', 'tiny');
    await writeTinyCheckpoint(from);
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('writes a folder that can be loaded, and nothing else', async () => {
    const { manifest, agreement } = await buildModel({ from, out, keep: ['int8'] });
    expect(agreement.mean).toBeGreaterThan(0.985);
    expect((await loadModel(join(folder, 'models'), 'tiny')).manifest).toEqual(manifest);
    expect(manifest).toMatchObject({ dimension: 24, maxTokens: 64, licence: 'Apache-2.0' });
    expect(await readdir(join(folder, 'models'))).toEqual(['tiny']);
    expect((await readdir(out)).sort()).toEqual(
      ['LICENSE', 'SOURCE.md', 'int8.onnx', 'model.json', 'tokenizer.json'].sort(),
    );
  });

  it('gives the same bytes again', async () => {
    await buildModel({ from, out, keep: ['int8'] });
    const other = join(folder, 'again', 'tiny');
    await buildModel({ from, out: other, keep: ['int8'] });
    for (const name of await readdir(out)) {
      expect(await readFile(join(other, name))).toEqual(await readFile(join(out, name)));
    }
  });

  it('notes where the model comes from', async () => {
    const { manifest } = await buildModel({ from, out, keep: ['int8'] });
    const note = await readFile(join(out, 'SOURCE.md'), 'utf8');
    expect(note).toContain(manifest.files[0]!.sha256);
    expect(note).toContain('Apache-2.0');
    expect(note).not.toContain(folder);
  });

  it('keeps the requested graphs, and measures ratings if there are any', async () => {
    const sts = join(folder, 'ratings.csv');
    await writeFile(sts, 'a cat,"a cat, really",5\na cat,42 dogs,2\nabc,xyz,0\n');
    const built = await buildModel({ from, out, keep: ['int8', 'float32', 'float32-masked'], sts });
    expect(built.sts?.pairs).toBe(3);
    expect(Object.keys(built.manifest.graphs)).toEqual(['int8', 'float32', 'float32-masked']);
    const int8 = await loadModel(join(folder, 'models'), 'tiny');
    const float32 = await loadModel(join(folder, 'models'), 'tiny', 'float32');
    expect([int8.graph.name, float32.graph.name]).toEqual(['int8.onnx', 'float32.onnx']);
  });

  it('needs only the model file, the sizes and the tokenizer', async () => {
    for (const name of ['README.md', 'sentence_bert_config.json', '1_Pooling/config.json']) {
      await rm(join(from, name));
    }
    const { manifest } = await buildModel({ from, out, keep: ['int8'] });
    expect(manifest).toMatchObject({ pooling: 'mean', maxTokens: 64, licence: 'unknown' });
  });

  it('prefers its options over the files', async () => {
    const told = { pooling: 'cls', licence: 'MIT', queryPrefix: 'find: ', passagePrefix: '' } as const;
    const { manifest } = await buildModel({ from, out, keep: ['int8'], ...told });
    expect(manifest).toMatchObject({
      pooling: 'cls',
      licence: 'MIT',
      prefixes: { query: 'find: ', passage: '' },
    });
  });

  it.each(['config.json', 'model.safetensors', 'tokenizer.json'])(
    'names %s when it is missing, and keeps the old model',
    async (name) => {
      await buildModel({ from, out, keep: ['int8'] });
      await rm(join(from, name));
      await expect(buildModel({ from, out, keep: ['int8'] })).rejects.toMatchObject({
        code: 'model.source_missing',
        message: expect.stringContaining(name) as string,
      });
      await expect(loadModel(join(folder, 'models'), 'tiny')).resolves.toBeDefined();
    },
  );

  it('refuses weights that do not give numbers, and leaves nothing behind', async () => {
    const tensors = new Map(randomTensors(TINY_CONFIG, 3));
    tensors.set('embeddings.LayerNorm.bias', { shape: [24], values: new Float32Array(24).fill(NaN) });
    await writeFile(join(from, 'model.safetensors'), safetensorsFile(tensors));
    await expect(buildModel({ from, out, keep: ['int8'] })).rejects.toMatchObject({ code: 'model.degraded' });
    expect(await readdir(join(folder, 'models'))).toEqual([]);
  });
});

describe('a masked graph in batches', () => {
  it('gives the same vectors as single texts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-masked-'));
    try {
      const from = join(folder, 'published');
      await writeTinyCheckpoint(from);
      const keep = ['float32', 'float32-masked'] as const;
      await buildModel({ from, out: join(folder, 'models', 'tiny'), keep });
      const texts = ['a', 'many words in one text', 'abc def', '', 'x'.repeat(500)];
      const [single, padded] = await Promise.all(
        keep.map(async (kind) => {
          const options = encoderOptionsOf(await loadModel(join(folder, 'models'), 'tiny', kind), 'cpu');
          const encoder = await loadEncoder(options);
          const encoded = await encoder.encode(texts);
          await encoder.close();
          return encoded;
        }),
      );
      expect(padded!.tokens).toEqual(single!.tokens);
      expect(padded!.truncated).toEqual(single!.truncated);
      padded!.vectors.forEach((value, index) => expect(value).toBeCloseTo(single!.vectors[index]!, 4));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
