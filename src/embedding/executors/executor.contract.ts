import { Encoder } from '../encoder/encoder.js';
import type { EncoderOptions } from '../encoder/encoder.js';
import { DEFAULT_MODEL, loadModel } from '../models/model-store.js';
import type { EmbeddingExecutor } from './embedding-executor.js';
import type { ExecutorOptions } from './executor-options.js';

export async function bundledEncoder(): Promise<EncoderOptions> {
  const { graphPath, tokenizerPath, manifest } = await loadModel(undefined, DEFAULT_MODEL);
  const { dimension, maxTokens } = manifest;
  return { graphPath, tokenizerPath, device: 'cpu', dimension, maxTokens };
}

/** Texts of many lengths, some of them odd. */
const TEXTS = [
  ...Array.from(
    { length: 60 },
    (_, i) => `Text ${i}: ${'the reader turns the page and '.repeat(i % 17)}ends.`,
  ),
  'def f(x):\n    return x[1:]  # naïve',
  '😀😀😀',
  'a\u0000b',
  'lone \ud800 surrogate',
  '\t \n',
];

/** A vector that crossed a process may be a view of a larger message. */
function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** What every executor promises. @param make Opens one; the suite closes it. */
export function describeEmbeddingExecutor(
  name: string,
  make: (options: ExecutorOptions) => EmbeddingExecutor,
): void {
  describe(name, () => {
    let options: ExecutorOptions;
    let executor: EmbeddingExecutor;
    let expected: Float32Array;

    beforeAll(async () => {
      options = { workers: 2, model: DEFAULT_MODEL, encoder: await bundledEncoder() };
      const encoder = await Encoder.load(options.encoder);
      expected = (await encoder.encode(TEXTS)).vectors;
      await encoder.close();
      executor = make(options);
      await executor.warm();
    });

    afterAll(() => executor.close());

    it('gives one unit vector a text, in order, with the bytes that the encoder gives in place', async () => {
      const { vectors, tokens, truncated } = await executor.encode(TEXTS);
      expect(bytesOf(vectors).equals(bytesOf(expected))).toBe(true);
      expect(tokens).toHaveLength(TEXTS.length);
      expect(truncated).toEqual([]);
      for (let i = 0; i < TEXTS.length; i += 1) {
        const row = vectors.subarray(i * 384, (i + 1) * 384);
        expect(Math.hypot(...row)).toBeCloseTo(1, 5);
      }
    });

    it('gives the same bytes however the texts are cut into messages', async () => {
      const messages = [TEXTS.slice(0, 1), TEXTS.slice(1, 20), TEXTS.slice(20, 50), TEXTS.slice(50)];
      const answers = await Promise.all(messages.map((texts) => executor.encode(texts)));
      const joined = Buffer.concat(answers.map(({ vectors }) => bytesOf(vectors)));
      expect(joined.equals(bytesOf(expected))).toBe(true);
    });

    it('answers an empty message with nothing', async () => {
      expect(await executor.encode([])).toEqual({ vectors: new Float32Array(0), tokens: [], truncated: [] });
    });

    it('reads as much of a long text as the model takes, and says so', async () => {
      const answer = await executor.encode(['short', 'word '.repeat(200_000)]);
      expect(answer.truncated).toEqual([1]);
      expect(answer.tokens[1]).toBe(256);
    });

    it('lets what runs finish when it is closed, and takes nothing more', async () => {
      const closing = make({ ...options, workers: 1 });
      const running = closing.encode(TEXTS.slice(0, 10));
      await closing.close();
      expect((await running).tokens).toHaveLength(10);
      await expect(closing.encode(['late'])).rejects.toMatchObject({ code: 'embedding.executor_closed' });
    });

    it('reports a damaged graph in the words of the model room', async () => {
      const broken = make({
        ...options,
        workers: 1,
        encoder: { ...options.encoder, graphPath: options.encoder.tokenizerPath },
      });
      await expect(broken.encode(['x'])).rejects.toMatchObject({ code: 'model.damaged' });
      await broken.close();
    });
  });
}
