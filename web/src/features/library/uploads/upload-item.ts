import type { Problem } from '../../../api/problem.js';

/**
 * `lost`: the server does not answer, and the upload goes on by itself. `starting`: all bytes have arrived, and the run is
 * asked for. `queue-full`: that run waits until the queue of the server takes it.
 */
export type UploadState =
  | 'waiting'
  | 'sending'
  | 'lost'
  | 'paused'
  | 'starting'
  | 'queue-full'
  | 'done'
  | 'failed';

/** A file on its way into the library. */
export interface UploadItem {
  readonly id: string;
  readonly file: File;
  readonly state: UploadState;
  /** Bytes. */
  readonly sent: number;
  /** Where the server takes the rest; null before the upload has begun. */
  readonly url: string | null;
  readonly documentId: string | null;
  /** The library already contained the same bytes. */
  readonly reused: boolean;
  /** Why it failed. */
  readonly problem: Problem | null;
}

export function newItem(id: string, file: File, url: string | null = null): UploadItem {
  return { id, file, url, state: 'waiting', sent: 0, documentId: null, reused: false, problem: null };
}

/** Whether nothing more happens with it by itself. */
export function isSettled({ state }: UploadItem): boolean {
  return state === 'done' || state === 'failed';
}
