import { setTimeout as delay } from 'node:timers/promises';
import { Encoder } from '../encoder/encoder.js';
import type { EncoderOptions } from '../encoder/encoder.js';
import { encoderOptionsOf } from '../verified-model.js';
import { DEFAULT_MODEL, loadModel } from '../../models/model-store.js';
import type { EmbeddingExecutor, EncodeRequest } from './embedding-executor.js';
import type { ExecutorOptions } from './executor-options.js';

export async function bundledEncoder(): Promise<EncoderOptions> {
  return encoderOptionsOf(await loadModel(undefined, DEFAULT_MODEL), 'cpu');
}

/** A message that takes a second or two. */
export function longMessage(encoder: EncoderOptions): EncodeRequest {
  const texts = Array.from({ length: 50 }, (_, i) => `${i} ${'long '.repeat(250)}`);
  return { texts, encoder, as: 'passage' };
}

/** Texts of many lengths, some of them unusual. */
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

/** A vector from another process may be a view of a larger buffer. */
function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** What every executor guarantees. @param make Opens an executor; the suite closes it. */
export function describeEmbeddingExecutor(
  name: string,
  make: (options: ExecutorOptions) => EmbeddingExecutor,
): void {
  describe(name, () => {
    const options: ExecutorOptions = { workers: 2, device: 'cpu' };
    let encoder: EncoderOptions;
    let executor: EmbeddingExecutor;
    let expected: Float32Array;
    const passages = (texts: readonly string[]): EncodeRequest => ({ texts, encoder, as: 'passage' });

    beforeAll(async () => {
      encoder = await bundledEncoder();
      const inPlace = await Encoder.load(encoder);
      expected = (await inPlace.encode(TEXTS)).vectors;
      await inPlace.close();
      executor = make(options);
      await executor.warm(encoder);
    });

    afterAll(() => executor.close());

    it('gives one unit vector per text, in order, with the same bytes as the encoder in this process', async () => {
      const { vectors, tokens, truncated } = await executor.encode(passages(TEXTS));
      expect(bytesOf(vectors).equals(bytesOf(expected))).toBe(true);
      expect(tokens).toHaveLength(TEXTS.length);
      expect(truncated).toEqual([]);
      for (let i = 0; i < TEXTS.length; i += 1) {
        const row = vectors.subarray(i * 384, (i + 1) * 384);
        expect(Math.hypot(...row)).toBeCloseTo(1, 5);
      }
    });

    it('gives the same bytes however the texts are divided into messages', async () => {
      const messages = [TEXTS.slice(0, 1), TEXTS.slice(1, 20), TEXTS.slice(20, 50), TEXTS.slice(50)];
      const answers = await Promise.all(messages.map((texts) => executor.encode(passages(texts))));
      const joined = Buffer.concat(answers.map(({ vectors }) => bytesOf(vectors)));
      expect(joined.equals(bytesOf(expected))).toBe(true);
    });

    it('answers an empty message with no vectors', async () => {
      const nothing = { vectors: new Float32Array(0), tokens: [], truncated: [] };
      expect(await executor.encode(passages([]))).toEqual(nothing);
    });

    it('reads as much of a long text as the model can, and reports the cut', async () => {
      const answer = await executor.encode(passages(['short', 'word '.repeat(200_000)]));
      expect(answer.truncated).toEqual([1]);
      expect(answer.tokens[1]).toBe(256);
    });

    it('puts the prefix of the role before the text', async () => {
      const prefixed = { ...encoder, prefixes: { query: 'find: ', passage: 'text: ' } };
      // Workers identify a model by its graph, and the prefix belongs to the model. So this needs another executor.
      const other = make({ ...options, workers: 1 });
      const [asQuery, asPassage] = await Promise.all(
        (['query', 'passage'] as const).map((as) =>
          other.encode({ texts: ['rocks'], encoder: prefixed, as }),
        ),
      );
      await other.close();
      const plain = await executor.encode(passages(['find: rocks', 'text: rocks']));
      expect([...asQuery!.vectors, ...asPassage!.vectors]).toEqual([...plain.vectors]);
    });

    it('answers a query while passages run, before waiting passages', async () => {
      const busy = make({ ...options, workers: 1 });
      await busy.warm(encoder);
      const order: string[] = [];
      const jobs = [1, 2, 3].map((n) =>
        busy.encode(passages(TEXTS.slice(0, 40))).then(() => order.push(`passages ${n}`)),
      );
      await busy.encode({ texts: ['a query'], encoder, as: 'query' }).then(() => order.push('query'));
      await Promise.all(jobs);
      await busy.close();
      expect(order[0]).toBe('query');
    });

    it('stops a cancelled message before its next text, and continues with the others', async () => {
      const stopping = make({ ...options, workers: 1 });
      await stopping.warm(encoder);
      const begun = performance.now();
      await stopping.encode(longMessage(encoder));
      const wholeMs = performance.now() - begun;
      const controller = new AbortController();
      const running = stopping.encode(longMessage(encoder), controller.signal);
      const waiting = stopping.encode(longMessage(encoder), controller.signal);
      const kept = stopping.encode(passages(['kept']));
      await delay(wholeMs / 10);
      const stopped = performance.now();
      controller.abort(new Error('no longer wanted'));
      await expect(running).rejects.toThrow('no longer wanted');
      await expect(waiting).rejects.toThrow('no longer wanted');
      expect((await kept).tokens).toHaveLength(1);
      // Without the stop, the two messages would have taken almost twice as long as the first one.
      expect(performance.now() - stopped).toBeLessThan(wholeMs);
      await stopping.close();
    });

    it('ends its workers when idle, and starts them again', async () => {
      const events: string[] = [];
      const resting = make({ ...options, workers: 1, idleMs: 100, onEvent: (event) => events.push(event) });
      const first = await resting.encode(passages(['a']));
      await delay(600);
      const second = await resting.encode(passages(['a']));
      expect(bytesOf(second.vectors).equals(bytesOf(first.vectors))).toBe(true);
      expect(events).toEqual([]);
      await resting.close();
    });

    it('refuses more messages when a thousand wait', async () => {
      const flooded = make({ ...options, workers: 1 });
      const all = Array.from({ length: 1100 }, () => flooded.encode(passages(['x'])));
      const outcomes = await Promise.allSettled(all);
      const refused = outcomes.filter(({ status }) => status === 'rejected');
      expect(refused.length).toBeGreaterThan(90);
      expect(refused[0]).toMatchObject({ reason: { code: 'embedding.overloaded' } });
      expect(outcomes[0]!.status).toBe('fulfilled');
      await flooded.close();
    });

    it('finishes running messages when it is closed, and accepts no more', async () => {
      const closing = make({ ...options, workers: 1 });
      const running = closing.encode(passages(TEXTS.slice(0, 10)));
      await closing.close();
      expect((await running).tokens).toHaveLength(10);
      await expect(closing.encode(passages(['late']))).rejects.toMatchObject({
        code: 'embedding.executor_closed',
      });
    });

    it('stops messages that run past the deadline of closing', async () => {
      const closing = make({ ...options, workers: 1 });
      await closing.warm(encoder);
      const running = closing.encode(longMessage(encoder));
      const waiting = Array.from({ length: 5 }, () => closing.encode(longMessage(encoder)));
      const outcome = Promise.allSettled([running, ...waiting]);
      await closing.close(300);
      for (const { status } of await outcome) expect(status).toBe('rejected');
    });

    it('reports a damaged graph with the message of the model room', async () => {
      const broken = make({ ...options, workers: 1 });
      const request = { ...passages(['x']), encoder: { ...encoder, graphPath: encoder.tokenizerPath } };
      await expect(broken.encode(request)).rejects.toMatchObject({ code: 'model.damaged' });
      expect((await broken.encode(passages(['x']))).tokens).toHaveLength(1);
      await broken.close();
    });
  });
}
