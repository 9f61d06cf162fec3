import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../errors/errors.js';
import { BatchEmbedder } from './batch-embedder.js';
import type { EmbeddedItem, TextToEmbed } from './batch-embedder.js';
import type { EncoderOptions } from './encoder/encoder.js';
import type { EncodedTexts, EncodeRequest, ExecutorInfo } from './executors/embedding-executor.js';
import { EmbeddingExecutor } from './executors/embedding-executor.js';
import { WorkerLost, WorkersUnusable } from './executors/worker-lost.js';

const DIMENSION = 2;
const POISON = 'poison';
const ENCODER = { dimension: DIMENSION } as EncoderOptions;

/** An executor that misbehaves on purpose: a certain text kills workers, and messages can be made to fail. */
class HostileExecutor extends EmbeddingExecutor {
  readonly info: ExecutorInfo = { kind: 'process', workers: 2, device: 'cpu' };
  readonly messages: (readonly string[])[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  failure: Error | null = null;

  override async encode({ texts }: EncodeRequest, signal?: AbortSignal): Promise<EncodedTexts> {
    this.messages.push(texts);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    await delay(1);
    this.atOnce -= 1;
    signal?.throwIfAborted();
    if (this.failure) throw this.failure;
    if (texts.includes(POISON)) throw new WorkerLost('was ended by SIGSEGV');
    const vectors = Float32Array.from(
      texts.flatMap((text) => (text === 'nan' ? [Number.NaN, 0] : [text.length, 1])),
    );
    return { vectors, tokens: texts.map((text) => text.length), truncated: [] };
  }
  override warm(): Promise<void> {
    return Promise.resolve();
  }
  override close(): Promise<void> {
    return Promise.resolve();
  }
  override load() {
    return { allowed: 1, running: 1, busy: 0, waiting: 0, memory: [] };
  }

  override workerMemory(): readonly number[] {
    return [];
  }
}

function textsOf(count: number): TextToEmbed[] {
  return Array.from({ length: count }, (_, i) => ({ key: String(i), text: 'x'.repeat(1 + ((i * 7) % 50)) }));
}

async function all(executor: EmbeddingExecutor, texts: readonly TextToEmbed[], signal?: AbortSignal) {
  const items = new Map<string, EmbeddedItem>();
  const embedder = new BatchEmbedder(executor, { encoder: ENCODER, textsPerMessage: 16 });
  for await (const message of embedder.embed(texts, { signal })) {
    for (const item of message.items) items.set(item.key, item);
  }
  return items;
}

describe('embedding texts in messages', () => {
  it('gives every text its own vector', async () => {
    const texts = textsOf(100);
    const items = await all(new HostileExecutor(), texts);
    for (const { key, text } of texts) {
      expect(items.get(key)).toMatchObject({ vector: Float32Array.of(text.length, 1), tokens: text.length });
    }
  });

  it('keeps exactly two messages per worker under way', async () => {
    const executor = new HostileExecutor();
    await all(executor, textsOf(400));
    expect(executor.mostAtOnce).toBe(4);
  });

  it('sends nothing more while the consumer is busy', async () => {
    const executor = new HostileExecutor();
    const embedder = new BatchEmbedder(executor, { encoder: ENCODER, textsPerMessage: 16 });
    for await (const _ of embedder.embed(textsOf(400))) {
      await delay(20);
      expect(executor.messages.length).toBeLessThanOrEqual(4);
      break;
    }
  });

  it('fails only the text that kills workers', async () => {
    const executor = new HostileExecutor();
    const items = await all(executor, [...textsOf(60), { key: 'bad', text: POISON }]);
    expect(items.get('bad')).toMatchObject({ error: { code: 'embedding.worker_lost' } });
    expect([...items.values()].filter((item) => 'error' in item)).toHaveLength(1);
    // 16 texts: all of them twice, then halves of 8, 4 and 2, and then the text itself twice.
    expect(executor.messages.filter((texts) => texts.includes(POISON)).length).toBeLessThanOrEqual(7);
  });

  it('fails a text whose vector has a value that is not finite', async () => {
    const items = await all(new HostileExecutor(), [...textsOf(3), { key: 'bad', text: 'nan' }]);
    expect(items.get('bad')).toMatchObject({ error: { code: 'embedding.not_finite' } });
    expect(items.size).toBe(4);
  });

  it('sends no blank text', async () => {
    const executor = new HostileExecutor();
    const items = await all(executor, [{ key: 'blank', text: ' \n\t' }]);
    expect(items.get('blank')).toMatchObject({ error: { code: 'embedding.empty_text' } });
    expect(executor.messages).toEqual([]);
  });

  it.each([
    new UserError('model.damaged', 'The graph is damaged.'),
    new WorkersUnusable('ended with code 1', ''),
  ])('stops at once when no text is to blame: $code', async (failure) => {
    const executor = new HostileExecutor();
    executor.failure = failure;
    await expect(all(executor, textsOf(1000))).rejects.toBe(failure);
    expect(executor.messages.length).toBeLessThanOrEqual(5);
  });

  it('gives up messages under way when aborted', async () => {
    const executor = new HostileExecutor();
    const controller = new AbortController();
    const run = all(executor, textsOf(10_000), controller.signal);
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(run).rejects.toThrow('enough');
    expect(executor.atOnce).toBe(0);
    expect(executor.messages.length).toBeLessThan(600);
  });

  it('puts only a few long texts in a message, whatever number is allowed', async () => {
    const executor = new HostileExecutor();
    const long = Array.from({ length: 8 }, (_, i) => ({ key: String(i), text: 'x'.repeat(600_000) }));
    await all(executor, long);
    expect(executor.messages.map((texts) => texts.length)).toEqual(Array.from({ length: 8 }, () => 1));
  });
});
