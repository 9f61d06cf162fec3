import { UserError, messageOf } from '../errors/errors.js';
import { inSpan } from '../telemetry/spans.js';
import type { EncoderOptions } from './encoder/encoder.js';
import type { TextRole } from './encoder/text-role.js';
import type { EmbeddingExecutor } from './executors/embedding-executor.js';
import { ExecutorClosed, WorkersUnusable } from './executors/worker-lost.js';

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
  /** Milliseconds from sending the message to its answer; 0 for texts that were not sent. */
  readonly ms: number;
}

interface BatchOptions {
  readonly encoder: EncoderOptions;
  readonly textsPerMessage: number;
  /** The default is `passage`. */
  readonly as?: TextRole;
}

/** Two: while the worker computes one message, the next already waits inside it. */
const MESSAGES_PER_WORKER = 2;

/**
 * Maximum length of a message, in UTF-16 units. So a message holds many short texts, or only a few long ones. The model
 * reads about 1200 units of a text; the rest only has to reach its tokenizer.
 */
const LONGEST_MESSAGE = 1 << 20;

/** Feeds an executor: many texts per message, the longest first, with a limited number of messages under way. */
export class BatchEmbedder {
  constructor(
    private readonly executor: EmbeddingExecutor,
    private readonly options: BatchOptions,
  ) {}

  /**
   * Yields messages as they finish, in any order. A message is sent only when the consumer asks for more, so memory
   * stays bounded even if the consumer is slow. Leaving the iteration early gives up the messages under way.
   *
   * A failed message is sent again once and then by halves, so that a text that kills workers fails alone.
   *
   * @throws `signal.reason` when aborted.
   * @throws {UserError} when the model cannot be used, and {WorkersUnusable} when the workers cannot: no single text is
   *          the cause.
   */
  async *embed(
    texts: readonly TextToEmbed[],
    { signal }: { signal?: AbortSignal } = {},
  ): AsyncGenerator<EmbeddedMessage> {
    const blank = texts.filter((text) => text.text.trim() === '');
    if (blank.length > 0) {
      yield { items: blank.map((text) => failed(text, 'embedding.empty_text', 'The text is empty.')), ms: 0 };
    }

    const messages = this.messagesOf(texts.filter((text) => text.text.trim() !== ''));
    const atOnce = this.executor.info.workers * MESSAGES_PER_WORKER;
    const underWay = new Map<number, Promise<readonly [number, EmbeddedMessage]>>();
    const abandoned = new AbortController();
    const stop = signal ? AbortSignal.any([signal, abandoned.signal]) : abandoned.signal;
    let sent = 0;
    try {
      for (;;) {
        signal?.throwIfAborted();
        while (underWay.size < atOnce) {
          const next = messages.next();
          if (next.done) break;
          const id = sent++;
          underWay.set(
            id,
            this.send(next.value, stop).then((message) => [id, message] as const),
          );
        }
        if (underWay.size === 0) return;
        const [id, done] = await Promise.race(underWay.values());
        underWay.delete(id);
        yield done;
      }
    } finally {
      abandoned.abort();
      await Promise.allSettled(underWay.values());
    }
  }

  /** Sends the longest texts first, which keeps all workers busy to the end. Texts of equal length keep their order. */
  private *messagesOf(texts: readonly TextToEmbed[]): Generator<TextToEmbed[], void> {
    const sorted = texts.toSorted((a, b) => b.text.length - a.text.length);
    let message: TextToEmbed[] = [];
    let length = 0;
    for (const text of sorted) {
      const full =
        message.length >= this.options.textsPerMessage || length + text.text.length > LONGEST_MESSAGE;
      if (full && message.length > 0) {
        yield message;
        message = [];
        length = 0;
      }
      message.push(text);
      length += text.text.length;
    }
    if (message.length > 0) yield message;
  }

  private async send(message: readonly TextToEmbed[], signal: AbortSignal): Promise<EmbeddedMessage> {
    const started = performance.now();
    const start = { name: 'embed', attributes: { texts: message.length } };
    const items = await inSpan(start, () => this.encode(message, signal));
    return { items, ms: performance.now() - started };
  }

  private async encode(
    message: readonly TextToEmbed[],
    signal: AbortSignal,
    again = true,
  ): Promise<EmbeddedItem[]> {
    try {
      return await this.encodeOnce(message, signal);
    } catch (error) {
      if (signal.aborted || affectsAll(error)) throw error;
      if (again) return this.encode(message, signal, false);
      if (message.length === 1) return [failedWith(message[0]!, error)];
      const middle = Math.ceil(message.length / 2);
      const first = await this.encode(message.slice(0, middle), signal, middle === 1);
      const rest = message.slice(middle);
      return [...first, ...(await this.encode(rest, signal, rest.length === 1))];
    }
  }

  private async encodeOnce(message: readonly TextToEmbed[], signal: AbortSignal): Promise<EmbeddedItem[]> {
    const { encoder, as = 'passage' } = this.options;
    const texts = message.map((text) => text.text);
    const encoded = await this.executor.encode({ texts, encoder, as }, signal);
    const cut = new Set(encoded.truncated);
    return message.map((text, index): EmbeddedItem => {
      const vector = encoded.vectors.slice(index * encoder.dimension, (index + 1) * encoder.dimension);
      return isFinite(vector)
        ? { key: text.key, vector, tokens: encoded.tokens[index]!, truncated: cut.has(index) }
        : failed(text, 'embedding.not_finite', 'The model gave no finite numbers for the text.');
    });
  }
}

/** Errors that also occur with fewer texts: a closed pool, a damaged model, workers that do not start. */
function affectsAll(error: unknown): boolean {
  return error instanceof ExecutorClosed || error instanceof WorkersUnusable || error instanceof UserError;
}

/** One NaN or infinity makes the whole sum NaN or infinite. */
function isFinite(vector: Float32Array): boolean {
  let sum = 0;
  for (const value of vector) sum += value;
  return Number.isFinite(sum);
}

function failed(text: TextToEmbed, code: string, message: string): EmbeddedItem {
  return { key: text.key, error: { code, message } };
}

function failedWith(text: TextToEmbed, error: unknown): EmbeddedItem {
  const code = (error as { code?: unknown }).code;
  return failed(text, typeof code === 'string' ? code : 'embedding.failed', messageOf(error));
}
