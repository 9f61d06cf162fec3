import type { ExecutorKind } from '../choose-executor.js';
import type { Device } from '../device.js';
import type { EncoderOptions } from '../encoder/encoder.js';
import type { TextRole } from '../encoder/text-role.js';

/** One message to a worker: many texts for one model. */
export interface EncodeRequest {
  readonly texts: readonly string[];
  readonly encoder: EncoderOptions;
  /** Queries run before waiting passages, and between the texts of running ones. */
  readonly as: TextRole;
}

/** What a worker returns for one message. */
export interface EncodedTexts {
  /** `texts.length` x dimension, row by row, each row of length 1 (L2). */
  readonly vectors: Float32Array;
  /** Tokens given to the model for each text, special tokens included. */
  readonly tokens: readonly number[];
  /** Indexes of the texts that were longer than the model reads and were cut. */
  readonly truncated: readonly number[];
}

/** What a user can see about an executor. */
export interface ExecutorInfo {
  readonly kind: ExecutorKind;
  readonly workers: number;
  readonly device: Device;
}

/** What an executor has to do now. */
export interface ExecutorLoad {
  /** How many workers may run. */
  readonly allowed: number;
  readonly running: number;
  /** Those that compute. */
  readonly busy: number;
  /** Messages that wait for a worker. */
  readonly waiting: number;
  /** Resident memory in bytes of each running worker that is a separate process, as it told last. */
  readonly memory: readonly number[];
}

/**
 * Runs encoders outside the calling thread. Implementations: process pool, thread pool.
 *
 * Every worker has its own models and tokenizers, loads each of them once and keeps it until it ends. On a CPU the same
 * text gives the same bytes, whatever the executor, the number of workers and the other texts of the message.
 */
export abstract class EmbeddingExecutor {
  abstract readonly info: ExecutorInfo;

  /**
   * Encodes the texts of one message in one worker, in order.
   *
   * @param signal When it aborts, a waiting message is given up at once, a running one after the current text.
   * @throws {WorkerLost} when the worker died or hung; the message may be sent again.
   * @throws {WorkersUnusable} when workers end before they can take a message.
   * @throws {ExecutorOverloaded} when too many messages wait.
   * @throws `signal.reason` when aborted.
   */
  abstract encode(request: EncodeRequest, signal?: AbortSignal): Promise<EncodedTexts>;

  /** Starts every worker and loads the model. Without this call, that happens on first use. */
  abstract warm(encoder: EncoderOptions): Promise<void>;

  /**
   * Takes no more messages, gives up the waiting ones and lets the running ones finish. What still runs at the deadline
   * is stopped (processes at once, threads after the current text).
   */
  abstract close(deadlineMs?: number): Promise<void>;

  abstract load(): ExecutorLoad;

  /** Highest resident memory, in bytes, of each worker that is a separate process. Threads are not included. */
  abstract workerMemory(): readonly number[];
}
