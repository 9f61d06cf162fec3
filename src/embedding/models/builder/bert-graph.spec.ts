import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Precision } from '../model-manifest.js';
import { buildBertGraph } from './bert-graph.js';
import { TINY, dot, randomTensors, referenceVector, safetensorsFile } from './bert-reference.contract.js';
import { Checkpoint } from './safetensors.js';

const TENSORS = randomTensors(TINY, 7);
const TEXTS = [[1], [1, 2, 3], [5, 5, 5, 5], Array.from({ length: TINY.positions }, (_, i) => (i * 7) % 60)];

function build(precision: Precision): Uint8Array {
  return buildBertGraph(TINY, new Checkpoint(safetensorsFile(TENSORS), 'tiny'), precision);
}

/** One run for texts of equal length; one vector a text. */
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

  it('gives vectors in int8 that point the same way', async () => {
    const graph = build('int8');
    for (const ids of TEXTS) {
      const [vector] = await run(graph, [ids]);
      // 0.87 where 16 bits overflow (x86 without VNNI; random weights are the worst case), more elsewhere; a wrong
      // scale or order gives far less.
      expect(dot(vector!, referenceVector(TINY, TENSORS, ids))).toBeGreaterThan(0.85);
      expect(dot(vector!, vector!)).toBeCloseTo(1, 5);
    }
  });

  it('takes several texts of equal length in one run', async () => {
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

  it('is refused when a tensor is missing', () => {
    const tensors = new Map(TENSORS);
    tensors.delete('encoder.layer.1.output.dense.bias');
    const checkpoint = new Checkpoint(safetensorsFile(tensors), 'tiny');
    expect(() => buildBertGraph(TINY, checkpoint, 'int8')).toThrow(/encoder\.layer\.1\.output\.dense\.bias is missing/);
  });

  it('is refused when the sizes of the config are not those of the tensors', () => {
    const checkpoint = new Checkpoint(safetensorsFile(TENSORS), 'tiny');
    expect(() => buildBertGraph({ ...TINY, vocabulary: 61 }, checkpoint, 'int8')).toThrow(
      /word_embeddings\.weight is \[60, 24\], expected \[61, 24\]/,
    );
  });
});
