import { workerFile } from '../../process/worker-file.js';
import { fromErrorData } from '../../errors/errors.js';
import { compiledPdfium } from '../../pdf/read-book.js';
import { runThread } from '../../process/run-thread.js';
import { AnalysisFailed } from '../analysis.js';
import type {
  AnalysisHooks,
  AnalysisMessage,
  AnalysisOptions,
  AnalysisOrder,
  AnalysisStage,
  BookAnalysis,
  StructureOptions,
  StructuredBook,
} from '../analysis.js';
import { stageLimit, stageTimeout } from '../../config/stage-limit.js';

/** JavaScript heap of the analysis thread. A book of 2000 pages takes a few hundred megabytes. */
const HEAP_MEGABYTES = 2048;

/**
 * Reads, structures and cuts one book in a separate thread, so that the calling thread stays free. When a stage exceeds
 * its time limit, the thread is stopped.
 *
 * @param script The script that runs in the thread.
 * @throws {AnalysisFailed} with the stage and the cause, such as `document.stage_timeout`; `signal.reason` when aborted.
 */
export function analyseBook(
  options: AnalysisOptions,
  hooks?: AnalysisHooks,
  script?: string,
): Promise<BookAnalysis>;
/** The same up to the contents only. */
export function analyseBook(
  options: StructureOptions,
  hooks?: AnalysisHooks,
  script?: string,
): Promise<StructuredBook>;
export async function analyseBook(
  options: AnalysisOptions | StructureOptions,
  hooks: AnalysisHooks = {},
  script: string = workerFile(import.meta.url, './analysis.worker.js'),
): Promise<BookAnalysis | StructuredBook> {
  let stage: AnalysisStage = 'reading';
  let pages = 0;
  let clock: NodeJS.Timeout | undefined;
  const thread = {
    workerData: { ...options, pdfium: await compiledPdfium() } satisfies AnalysisOrder,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    signal: hooks.signal,
  };
  try {
    return await runThread<AnalysisMessage, BookAnalysis | StructuredBook>(
      script,
      thread,
      ({ resolve, reject }) => {
        const limitStage = () => {
          const seconds = secondsOf(stage, pages, options);
          clearTimeout(clock);
          clock = setTimeout(
            () => reject(new AnalysisFailed(stage, stageTimeout(stage, seconds))),
            seconds * 1000,
          );
        };
        limitStage();
        return {
          onMessage: (message) => {
            switch (message.kind) {
              case 'progress':
                if (message.stage === 'reading') pages = message.total;
                if (message.stage !== stage) {
                  stage = message.stage;
                  limitStage();
                }
                hooks.onProgress?.(message.stage, message.done, message.total);
                break;
              case 'done':
                resolve(message.analysis);
                break;
              case 'failed':
                reject(new AnalysisFailed(message.stage, fromErrorData(message.error)));
                break;
            }
          },
          onEnd: (error) =>
            reject(new AnalysisFailed(stage, error ?? new Error('The analysis thread ended early.'))),
        };
      },
    );
  } finally {
    clearTimeout(clock);
  }
}

/** Reading stops by itself at `bookSeconds` and keeps the pages read so far, so only a hanging thread takes longer. */
function secondsOf(
  stage: AnalysisStage,
  pages: number,
  { bookSeconds, stageSeconds }: Pick<AnalysisOptions, 'bookSeconds' | 'stageSeconds'>,
): number {
  return stage === 'reading' ? bookSeconds + stageSeconds : stageLimit(stageSeconds, pages);
}
