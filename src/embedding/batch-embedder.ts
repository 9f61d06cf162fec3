import { UserError, messageOf } from '../errors/errors.js';
import type { EmbeddingExecutor } from './executors/embedding-executor.js';
import { ExecutorClosed } from './executors/worker-lost.js';

export interface TextToEmbed {
  readonly key: string;
  readonly text: string;
}

/** A text with its vector, or with the reason why it has none. */
export type EmbeddedItem =
  | {
      readonly key: string;
      readonly vector: Float32Array;
      readonly tokens: number;
      readonly truncated: boolean;
    }
  | { readonly key: string; readonly error: { readonly code: string; readonly message: string } };

export interface EmbeddedMessage {
  readonly items: readonly EmbeddedItem[];
}

interface BatchOptions {
  readonly textsPerMessage: number;
  /** Two: while one is computed the next already waits beside the worker. */
  readonly inFlightPerWorker?: number;
}

/** Feeds an executor: many texts a message, the longest first, a bounded number of messages under way. */
export class BatchEmbedder {
  constructor(
    private readonly executor: EmbeddingExecutor,
    private readonly options: BatchOptions,
  ) {}

  /**
   * Yields messages as they finish, in any order. A message is sent only when the consumer asks for more, so memory
   * stays bounded however slow it is.
   *
   * A failed message is sent again once, then by halves, so that a text that kills workers fails alone.
   *
   * @throws `signal.reason` once the messages under way have ended.
   */
  async *embed(
    texts: readonly TextToEmbed[],
    { signal }: { signal?: AbortSignal } = {},
  ): AsyncGenerator<EmbeddedMessage> {
    const blank = texts.filter((text) => text.text.trim() === '');
    if (blank.length > 0) {
      yield { items: blank.map((text) => failed(text, 'embedding.empty_text', 'The text is empty.')) };
    }

    const messages = this.messagesOf(texts.filter((text) => text.text.trim() !== ''));
    const atOnce = this.executor.info.workers * (this.options.inFlightPerWorker ?? 2);
    const underWay = new Map<number, Promise<readonly [number, EmbeddedMessage]>>();
    let next = 0;
    try {
      while (next < messages.length || underWay.size > 0) {
        signal?.throwIfAborted();
        while (next < messages.length && underWay.size < atOnce) {
          const id = next;
          const message = messages[id]!;
          underWay.set(
            id,
            this.encode(message, signal).then((items) => [id, { items }] as const),
          );
          next += 1;
        }
        const [id, done] = await Promise.race(underWay.values());
        underWay.delete(id);
        yield done;
      }
    } finally {
      await Promise.allSettled(underWay.values());
    }
  }

  /** Longest first keeps all workers busy to the end; equal lengths in the order they came. */
  private messagesOf(texts: readonly TextToEmbed[]): TextToEmbed[][] {
    const sorted = [...texts].sort((a, b) => b.text.length - a.text.length);
    const size = this.options.textsPerMessage;
    const messages: TextToEmbed[][] = [];
    for (let from = 0; from < sorted.length; from += size) messages.push(sorted.slice(from, from + size));
    return messages;
  }

  private async encode(
    message: readonly TextToEmbed[],
    signal: AbortSignal | undefined,
    again = true,
  ): Promise<EmbeddedItem[]> {
    try {
      const encoded = await this.executor.encode(message.map((text) => text.text));
      const { dimension } = this.executor.info;
      const cut = new Set(encoded.truncated);
      return message.map((text, index) => ({
        key: text.key,
        vector: encoded.vectors.slice(index * dimension, (index + 1) * dimension),
        tokens: encoded.tokens[index]!,
        truncated: cut.has(index),
      }));
    } catch (error) {
      // What was cancelled is not tried again; a closed executor or a damaged model fails everything alike.
      if (signal?.aborted || error instanceof ExecutorClosed || error instanceof UserError) {
        return message.map((text) => failedWith(text, error));
      }
      if (again) return this.encode(message, signal, false);
      if (message.length === 1) return [failedWith(message[0]!, error)];
      const middle = Math.ceil(message.length / 2);
      const first = await this.encode(message.slice(0, middle), signal, false);
      return [...first, ...(await this.encode(message.slice(middle), signal, false))];
    }
  }
}

function failed(text: TextToEmbed, code: string, message: string): EmbeddedItem {
  return { key: text.key, error: { code, message } };
}

function failedWith(text: TextToEmbed, error: unknown): EmbeddedItem {
  const code = (error as { code?: unknown }).code;
  return failed(text, typeof code === 'string' ? code : 'embedding.failed', messageOf(error));
}
