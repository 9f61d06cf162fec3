import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Pooling, Precision } from '../../models/model-manifest.js';
import type { BertConfig } from './bert-config.js';
import { buildBertGraph } from './bert-graph.js';
import { calibrate } from './calibrate.js';
import { TINY, dot, randomTensors, referenceVector, safetensorsFile } from './bert-reference.contract.js';
import { Checkpoint } from './safetensors.js';

const TENSORS = randomTensors(TINY, 7);
const TEXTS = [[1], [1, 2, 3], [5, 5, 5, 5], Array.from({ length: TINY.positions }, (_, i) => (i * 7) % 60)];

function build(precision: Precision): Uint8Array {
  const checkpoint = new Checkpoint(safetensorsFile(TENSORS), 'tiny');
  return buildBertGraph(TINY, checkpoint, { precision, pooling: 'mean' });
}

/** One run for texts of equal length; returns one vector per text. */
async function run(graph: Uint8Array, texts: readonly number[][]): Promise<number[][]> {
  const session = await InferenceSession.create(graph, { graphOptimizationLevel: 'basic' });
  try {
    const ids = new Tensor('int32', Int32Array.from(texts.flat()), [texts.length, texts[0]!.length]);
    const { embedding } = await session.run({ input_ids: ids });
    const values = [...(embedding!.data as Float32Array)];
    expect(embedding!.dims).toEqual([texts.length, TINY.hidden]);
    return texts.map((_, text) => values.slice(text * TINY.hidden, (text + 1) * TINY.hidden));
  } finally {
    await session.release();
  }
}

describe('the graph of a BERT encoder', () => {
  it('computes in float32 what the model is defined to compute', async () => {
    const graph = build('float32');
    for (const ids of TEXTS) {
      const [vector] = await run(graph, [ids]);
      const expected = referenceVector(TINY, TENSORS, ids);
      const errors = vector!.map((value, index) => Math.abs(value - expected[index]!));
      expect(Math.max(...errors)).toBeLessThan(1e-5);
    }
  });

  it('gives int8 vectors with the same direction', async () => {
    const graph = build('int8');
    for (const ids of TEXTS) {
      const [vector] = await run(graph, [ids]);
      // 0.87 if 16 bits overflow (x86 without VNNI; random weights are the worst case), more otherwise. A wrong scale
      // or order gives much less.
      expect(dot(vector!, referenceVector(TINY, TENSORS, ids))).toBeGreaterThan(0.85);
      expect(dot(vector!, vector!)).toBeCloseTo(1, 5);
    }
  });

  it('accepts several texts of equal length in one run', async () => {
    const texts = [
      [1, 2, 3],
      [9, 8, 7],
    ];
    const vectors = await run(build('float32'), texts);
    for (const [index, ids] of texts.entries()) {
      expect(dot(vectors[index]!, referenceVector(TINY, TENSORS, ids))).toBeCloseTo(1, 6);
    }
  });

  it('is the same file each time', () => {
    expect(Buffer.from(build('int8')).equals(build('int8'))).toBe(true);
  });

  it('is rejected if a tensor is missing', () => {
    const tensors = new Map(TENSORS);
    tensors.delete('encoder.layer.1.output.dense.bias');
    const checkpoint = new Checkpoint(safetensorsFile(tensors), 'tiny');
    expect(() => buildBertGraph(TINY, checkpoint, { precision: 'int8', pooling: 'mean' })).toThrow(
      /encoder\.layer\.1\.output\.dense\.bias is missing/,
    );
  });

  it('is rejected if the sizes of the config differ from those of the tensors', () => {
    const checkpoint = new Checkpoint(safetensorsFile(TENSORS), 'tiny');
    expect(() =>
      buildBertGraph({ ...TINY, vocabulary: 61 }, checkpoint, { precision: 'int8', pooling: 'mean' }),
    ).toThrow(/word_embeddings\.weight is \[60, 24\], expected \[61, 24\]/);
  });
});

/** The published families, in miniature. */
const FAMILIES: readonly (readonly [string, Partial<BertConfig>, Pooling])[] = [
  ['MiniLM L6 and L12, e5: BERT, mean', {}, 'mean'],
  ['MiniLM L12: deeper', { layers: 4 }, 'mean'],
  ['bge and arctic-embed: BERT, first token', {}, 'cls'],
  [
    'CodeBERT: RoBERTa, first token',
    { family: 'roberta', firstPosition: 2, tokenTypes: 1, epsilon: 1e-5 },
    'cls',
  ],
  ['RoBERTa, mean', { family: 'roberta', firstPosition: 2, tokenTypes: 1, epsilon: 1e-5 }, 'mean'],
  ['gelu by tanh', { activation: 'gelu_tanh' }, 'mean'],
];

describe.each(FAMILIES)('%s', (_, change, pooling) => {
  const config: BertConfig = { ...TINY, ...change };
  const tensors = randomTensors(config, 11);
  const checkpoint = new Checkpoint(safetensorsFile(tensors, `${config.family}.`), 'tiny');

  it('computes in float32 what the model is defined to compute', async () => {
    const graph = buildBertGraph(config, checkpoint, { precision: 'float32', pooling });
    for (const ids of TEXTS) {
      const [vector] = await run(graph, [ids]);
      expect(largestError(vector!, referenceVector(config, tensors, ids, pooling))).toBeLessThan(1e-5);
    }
  });

  it('gives the same in float32 when its channels are evened out', async () => {
    const texts = TEXTS.map((ids) => Int32Array.from(ids));
    const balance = await calibrate(config, checkpoint, pooling, texts);
    expect(balance.some(({ active }) => active.some((factor) => factor !== 1))).toBe(true);
    const graph = buildBertGraph(config, checkpoint, { precision: 'float32', pooling, balance });
    const [vector] = await run(graph, [TEXTS[1]!]);
    expect(largestError(vector!, referenceVector(config, tensors, TEXTS[1]!, pooling))).toBeLessThan(1e-5);
  });

  it('accepts texts of unequal length with a mask', async () => {
    const graph = buildBertGraph(config, checkpoint, { precision: 'float32', pooling, masked: true });
    const texts = TEXTS.slice(0, 3);
    const vectors = await runMasked(graph, texts);
    for (const [index, ids] of texts.entries()) {
      expect(largestError(vectors[index]!, referenceVector(config, tensors, ids, pooling))).toBeLessThan(
        1e-5,
      );
    }
  });
});

function largestError(vector: readonly number[], expected: readonly number[]): number {
  return Math.max(...vector.map((value, index) => Math.abs(value - expected[index]!)));
}

async function runMasked(graph: Uint8Array, texts: readonly number[][]): Promise<number[][]> {
  const session = await InferenceSession.create(graph, { graphOptimizationLevel: 'basic' });
  try {
    const longest = Math.max(...texts.map((ids) => ids.length));
    const filled = (row: (ids: readonly number[], place: number) => number) =>
      new Tensor(
        'int32',
        Int32Array.from(
          texts.flatMap((ids) => Array.from({ length: longest }, (_, place) => row(ids, place))),
        ),
        [texts.length, longest],
      );
    const { embedding } = await session.run({
      input_ids: filled((ids, place) => ids[place] ?? 9),
      attention_mask: filled((ids, place) => (place < ids.length ? 1 : 0)),
    });
    const values = [...(embedding!.data as Float32Array)];
    return texts.map((_, text) => values.slice(text * TINY.hidden, (text + 1) * TINY.hidden));
  } finally {
    await session.release();
  }
}
