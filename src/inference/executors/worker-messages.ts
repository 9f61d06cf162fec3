import type { ErrorData } from '../../errors/errors.js';
import type { TaskRequest, TaskResult } from './pool-tasks.js';

/** A message to a worker. */
export type ToWorker =
  | { readonly kind: 'work'; readonly id: number; readonly request: TaskRequest }
  /** Stops the message before its next text. */
  | { readonly kind: 'cancel'; readonly id: number }
  /** Ends the worker after its current messages. */
  | { readonly kind: 'end' };

/** The result of a message. Errors are sent as data, because their classes do not survive the transfer. */
export type Answer =
  | { readonly ok: TaskResult }
  | { readonly error: ErrorData }
  | { readonly cancelled: true };

/** A message from a worker. */
export type FromWorker =
  /** The code and the native runtime are loaded. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer: Answer;
      /** Resident memory of the worker's process, in bytes. */
      readonly rss: number;
    };
