import { Worker } from 'node:worker_threads';
import { workerFile } from '../config/worker-file.js';
import { fromErrorData } from '../errors/errors.js';
import type { AnalysisMessage, AnalysisOptions, AnalysisStage, BookAnalysis } from './analysis.js';

/** JavaScript heap of the analysis thread: a book of 2000 pages takes a few hundred megabytes. */
const HEAP_MEGABYTES = 2048;

export interface AnalysisHooks {
  readonly signal?: AbortSignal;
  onProgress?(stage: AnalysisStage, done: number, total: number): void;
}

/** The stage in which an analysis failed travels with its cause. */
export class AnalysisFailed extends Error {
  constructor(
    readonly stage: AnalysisStage,
    override readonly cause: Error,
  ) {
    super(cause.message, { cause });
  }
}

/**
 * Reads, structures and cuts one book in a thread of its own, so that the calling thread stays free throughout.
 *
 * @throws {AnalysisFailed} with the stage and its real cause; `signal.reason` when aborted.
 */
export async function analyseBook(
  options: AnalysisOptions,
  hooks: AnalysisHooks = {},
): Promise<BookAnalysis> {
  hooks.signal?.throwIfAborted();
  const worker = new Worker(workerFile(import.meta.url, './analysis.worker.js'), {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  let stage: AnalysisStage = 'reading';
  const settled = new AbortController();
  try {
    return await new Promise<BookAnalysis>((resolve, reject) => {
      hooks.signal?.addEventListener('abort', () => reject(hooks.signal?.reason as Error), {
        once: true,
        signal: settled.signal,
      });
      worker.on('message', (message: AnalysisMessage) => {
        switch (message.kind) {
          case 'progress':
            stage = message.stage;
            hooks.onProgress?.(message.stage, message.done, message.total);
            break;
          case 'done':
            resolve(message.analysis);
            break;
          case 'failed':
            reject(new AnalysisFailed(message.stage, fromErrorData(message.error)));
            break;
        }
      });
      worker.on('error', (error) => reject(new AnalysisFailed(stage, error)));
      worker.on('exit', () =>
        reject(new AnalysisFailed(stage, new Error('The analysis thread ended early.'))),
      );
    });
  } finally {
    settled.abort();
    await worker.terminate();
  }
}
