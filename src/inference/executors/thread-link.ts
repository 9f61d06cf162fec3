import { Worker } from 'node:worker_threads';
import { workerFile } from '../../process/worker-file.js';
import type { LinkEvents, WorkerLink } from './worker-link.js';
import type { FromWorker } from './worker-messages.js';

/** JavaScript heap of a thread. The tokenizer and its word cache need less than 60 MB. */
const HEAP_MEGABYTES = 512;

/**
 * Starts a worker as a thread. It cannot be killed, because ending a thread inside the native runtime aborts the whole
 * process. Instead it is asked to end, and does so between texts.
 */
export function startThread(events: LinkEvents): WorkerLink {
  const worker = new Worker(workerFile(import.meta.url, './encoder.worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    execArgv: [],
  });
  let cause = '';
  worker.on('message', (message) => events.onMessage(message as FromWorker));
  worker.on('error', (error: unknown) => {
    cause = error instanceof Error ? ` (${error.message})` : '';
  });
  worker.on('exit', (code) => events.onExit(`ended with code ${code}${cause}`, '', false));
  return { send: (message) => worker.postMessage(message) };
}
