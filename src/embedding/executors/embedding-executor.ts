import type { Device } from '../device.js';

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
  readonly kind: 'process' | 'thread';
  readonly workers: number;
  readonly device: Device;
  /** Model key and precision, for example `all-MiniLM-L6-v2`. */
  readonly model: string;
  readonly dimension: number;
}

/**
 * Runs the encoder off the calling thread. Implementations: process pool, thread pool.
 *
 * Every worker owns its model and its tokenizer, loads them once and keeps them for life. The same text gives the
 * same bytes whatever the executor, the worker count or the other texts of the message.
 */
export abstract class EmbeddingExecutor {
  abstract readonly info: ExecutorInfo;

  /**
   * Encodes the texts of one message in one worker, in order.
   *
   * @throws {WorkerLost} when the worker died or was lost; the message may be sent again.
   */
  abstract encode(texts: readonly string[]): Promise<EncodedTexts>;

  /** Starts every worker and loads the model; otherwise that happens on first use. */
  abstract warm(): Promise<void>;

  /** Lets running messages finish, then ends the workers. */
  abstract close(): Promise<void>;

  /** Resident memory of the workers in bytes that is not part of this process; 0 for threads. */
  abstract workerMemory(): Promise<number>;
}
