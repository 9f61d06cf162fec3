import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import { within } from './within.js';

/** A thread that waits inside the operating system cannot be ended: after this time it is left alone. */
const TERMINATE_MS = 2000;

export interface ThreadOptions extends Pick<WorkerOptions, 'workerData' | 'resourceLimits'> {
  readonly signal?: AbortSignal;
}

/** Settles the result of a thread; only the first call counts. */
export interface Settle<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface ThreadListener<Message> {
  readonly onMessage: (message: Message) => void;
  /** The thread ended by itself: with an error, or with an exit code. */
  readonly onEnd: (error: Error | null, code: number | null) => void;
}

/**
 * Runs a script in a new thread until its listener settles the result, and leaves nothing of the thread behind.
 *
 * @param script Path, see `workerFile`.
 * @param listen Called once, when the thread has begun.
 * @throws the error of the listener; the reason of the signal if it is aborted.
 */
export async function runThread<Message, Result>(
  script: string,
  { signal, ...options }: ThreadOptions,
  listen: (settle: Settle<Result>, worker: Worker) => ThreadListener<Message>,
): Promise<Result> {
  signal?.throwIfAborted();
  const worker = new Worker(script, options);
  const settled = new AbortController();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const { onMessage, onEnd } = listen({ resolve, reject }, worker);
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { signal: settled.signal });
      worker.on('message', onMessage);
      worker.on('error', (error) => onEnd(error, null));
      worker.on('exit', (code) => onEnd(null, code));
    });
  } finally {
    settled.abort();
    worker.removeAllListeners('message');
    await within(TERMINATE_MS, worker.terminate(), null);
    // A thread that has not ended must not keep the process alive.
    worker.unref();
  }
}
