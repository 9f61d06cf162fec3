import type { ExecutorKind } from '../choose-executor.js';
import type { Device } from '../device.js';
import type { EncoderOptions } from '../encoder/encoder.js';
import type { TextRole } from '../encoder/text-role.js';

/** One message to a worker: many texts for one model. */
export interface EncodeRequest {
  readonly texts: readonly string[];
  readonly encoder: EncoderOptions;
  /** Queries go before passages that wait, and between the texts of those that run. */
  readonly as: TextRole;
}

/** What one worker answers for one message. */
export interface EncodedTexts {
  /** `texts.length` x dimension, row by row, each row of length 1 (L2). */
  readonly vectors: Float32Array;
  /** Tokens given to the model for each text, special tokens included. */
  readonly tokens: readonly number[];
  /** Indexes of texts that were longer than the model takes and were cut. */
  readonly truncated: readonly number[];
}

/** What a user can be told about an executor. */
export interface ExecutorInfo {
  readonly kind: ExecutorKind;
  readonly workers: number;
  readonly device: Device;
}

/**
 * Runs encoders off the calling thread. Implementations: process pool, thread pool.
 *
 * Every worker owns its models and tokenizers, loads each once and keeps it for life. On a CPU the same text gives the
 * same bytes whatever the executor, the worker count or the other texts of the message.
 */
export abstract class EmbeddingExecutor {
  abstract readonly info: ExecutorInfo;

  /**
   * Encodes the texts of one message in one worker, in order.
   *
   * @param signal Aborted: a message that waits is given back at once, one that runs after the text in hand.
   * @throws {WorkerLost} when the worker died or hung; the message may be sent again.
   * @throws {WorkersUnusable} when workers end before they can take a message.
   * @throws {ExecutorOverloaded} when too many messages wait.
   * @throws `signal.reason` when aborted.
   */
  abstract encode(request: EncodeRequest, signal?: AbortSignal): Promise<EncodedTexts>;

  /** Starts every worker and loads the model; otherwise that happens on first use. */
  abstract warm(encoder: EncoderOptions): Promise<void>;

  /**
   * Takes nothing more, gives back what waits and lets what runs finish; what still runs at the deadline is cut off
   * (processes at once, threads after the text in hand).
   */
  abstract close(deadlineMs?: number): Promise<void>;

  /** Highest resident memory seen of each worker that is a process of its own, in bytes; threads count as none. */
  abstract workerMemory(): readonly number[];
}
