import { InferenceSession, Tensor } from 'onnxruntime-node';
import { DEFAULT_MODEL, loadModel } from '../../models/model-store.js';
import { encoderOptionsOf } from '../verified-model.js';
import { EncodingStopped } from './encoder.js';
import type { EncoderOptions } from './encoder.js';
import { PaddedEncoder } from './padded-encoder.js';
import { loadTokenizer } from './tokenizer.js';

const TEXTS = [
  'a',
  'A river carries water from the hills to the sea.',
  'def f(x):\n    return x[1:]  # naïve',
  `Long: ${'the reader turns the page and '.repeat(12)}ends.`,
  'Über allen Gipfeln ist Ruh.',
  '',
];

describe('an encoder for batches', () => {
  let options: EncoderOptions;
  let encoder: PaddedEncoder;

  beforeAll(async () => {
    options = encoderOptionsOf(await loadModel(undefined, DEFAULT_MODEL), 'cpu');
    encoder = await PaddedEncoder.load(options);
  });
  afterAll(() => encoder.close());

  it('runs all texts of a message as one batch, each with the same vector as alone', async () => {
    let runs = 0;
    const stopped = () => {
      runs += 1;
      return false;
    };
    const { vectors, tokens } = await encoder.encode(TEXTS, { stopped });
    expect(runs).toBe(1);
    expect(tokens).toHaveLength(TEXTS.length);
    for (const [index, text] of TEXTS.entries()) {
      const alone = (await encoder.encode([text])).vectors;
      expect(cosine(alone, rowOf(vectors, index))).toBeGreaterThan(0.9995);
      expect(Math.hypot(...rowOf(vectors, index))).toBeCloseTo(1, 5);
    }
  });

  it('gives the same vectors as the CPU graph when its products do not overflow', async () => {
    const { vectors } = await encoder.encode(TEXTS);
    const expected = await exactVectors(options, TEXTS);
    const cosines = TEXTS.map((_, index) => cosine(rowOf(vectors, index), rowOf(expected, index)));
    expect(Math.min(...cosines)).toBeGreaterThan(0.998);
    expect(cosines.reduce((sum, value) => sum + value, 0) / cosines.length).toBeGreaterThan(0.9995);
  });

  it('gives no vectors for no texts, and stops before a run', async () => {
    expect(await encoder.encode([])).toEqual({ vectors: new Float32Array(0), tokens: [], truncated: [] });
    await expect(encoder.encode(TEXTS, { stopped: () => true })).rejects.toThrow(EncodingStopped);
  });

  it('names a graph that this program did not make', async () => {
    await expect(PaddedEncoder.load({ ...options, graphPath: options.tokenizerPath })).rejects.toMatchObject({
      code: 'model.damaged',
      message: expect.stringContaining('tokenizer.json cannot be used') as string,
    });
  });
});

function rowOf(vectors: Float32Array, index: number): Float32Array {
  return vectors.subarray(index * 384, (index + 1) * 384);
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

/** On older CPUs (AVX2 without dot products of bytes), the runtime uses a faster product that may overflow. */
async function exactVectors(
  { graphPath, tokenizerPath, maxTokens }: EncoderOptions,
  texts: readonly string[],
): Promise<Float32Array> {
  const tokenizer = await loadTokenizer(tokenizerPath, maxTokens);
  const session = await InferenceSession.create(graphPath, {
    graphOptimizationLevel: 'extended',
    intraOpNumThreads: 1,
    extra: { session: { x64quantprecision: '1' } },
  });
  const vectors = new Float32Array(texts.length * 384);
  for (const [index, text] of texts.entries()) {
    const { ids } = tokenizer.encode(text);
    const { embedding } = await session.run({ input_ids: new Tensor('int32', ids, [1, ids.length]) });
    vectors.set(embedding!.data as Float32Array, index * 384);
  }
  await session.release();
  return vectors;
}
