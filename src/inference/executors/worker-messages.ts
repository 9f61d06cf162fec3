import type { ErrorData } from '../../errors/errors.js';
import type { TaskRequest, TaskResult } from './pool-tasks.js';

/** What a worker is told. */
export type ToWorker =
  | { readonly kind: 'work'; readonly id: number; readonly request: TaskRequest }
  /** Stops the message before its next text. */
  | { readonly kind: 'cancel'; readonly id: number }
  /** Ends the worker once it has nothing in hand. */
  | { readonly kind: 'end' };

/** What became of a message; errors travel as data, because their classes do not survive the crossing. */
export type Answer =
  { readonly ok: TaskResult } | { readonly error: ErrorData } | { readonly cancelled: true };

/** What a worker tells. */
export type FromWorker =
  /** Its code and the native runtime are loaded. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer: Answer;
      /** Resident memory of the worker's process, in bytes. */
      readonly rss: number;
    };
