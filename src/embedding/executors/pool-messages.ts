import type { ErrorData } from '../../errors/errors.js';
import type { EncodedTexts } from './embedding-executor.js';

/** Answer of a pool worker: errors travel as data, because their classes do not survive the crossing. */
export type Answer<T> = { readonly ok: T } | { readonly error: ErrorData };

export interface WorkerMemory {
  readonly pid: number;
  /** Bytes. */
  readonly rss: number;
}

export type EncodeAnswer = Answer<{ readonly encoded: EncodedTexts; readonly memory: WorkerMemory }>;
