import { runThread } from '../process/run-thread.js';
import { workerFile } from '../process/worker-file.js';
import { fromErrorData } from '../errors/errors.js';
import { PageClock } from './page-clock.js';
import type { PageRange } from './page-ranges.js';
import type {
  MeasuredFonts,
  ReaderContribution,
  ReaderMessage,
  ReaderOrder,
  ReaderRequest,
} from './reader-protocol.js';

export type ReaderEnd =
  | { readonly kind: 'finished' }
  | {
      readonly kind: 'died';
      /** The page on which it died; 0 if it died while opening the file. */
      readonly page: number;
      /** The range that it was reading; null while it measured fonts. */
      readonly range: PageRange | null;
      readonly reason: string;
    };

export interface ReaderWatch {
  readonly pageSeconds: number;
  readonly signal: AbortSignal | undefined;
  /** The fonts for a thread that waits for them. */
  readonly fonts: Promise<MeasuredFonts>;
  onMessage(message: ReaderContribution): void;
}

// Opening includes the start of a thread and of the PDF library, and reading an outline of up to 50 000 entries.
const MIN_OPENING_SECONDS = 30;
// How far a page may exceed its limit before we notice.
const CHECK_MILLISECONDS = 100;
// The longest page of text needs a few megabytes; a page that fills this is hostile.
const MAX_OLD_GENERATION_MB = 512;
// The temporary data of a page is garbage at the next one: more room for it costs memory and saves no time.
const MAX_YOUNG_GENERATION_MB = 16;

/**
 * Runs one reader thread to its end and leaves nothing of it behind.
 *
 * @returns How the thread ended; what it read went to `watch.onMessage`.
 * @throws {UserError} if the book as a whole is rejected; the reason of the signal if it is aborted.
 */
export async function runReader(order: Omit<ReaderOrder, 'clock'>, watch: ReaderWatch): Promise<ReaderEnd> {
  const clock = new PageClock();
  let watchdog: NodeJS.Timeout | undefined;
  const thread = {
    workerData: { ...order, clock: clock.memory } satisfies ReaderOrder,
    resourceLimits: {
      maxOldGenerationSizeMb: MAX_OLD_GENERATION_MB,
      maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MB,
    },
    signal: watch.signal,
  };
  try {
    return await runThread<ReaderMessage, ReaderEnd>(
      workerFile(import.meta.url, './reader.worker.js'),
      thread,
      ({ resolve, reject }, worker) => {
        const die = (reason: string): void => {
          const { page, range } = clock;
          resolve({ kind: 'died', page, range, reason });
        };
        watchdog = watchPages(clock, watch.pageSeconds, (seconds) =>
          die(`The page took longer than ${seconds} s.`),
        );
        if (order.fonts === 'wait') {
          void watch.fonts.then((fonts) => {
            worker.postMessage({ kind: 'fonts', fonts } satisfies ReaderRequest);
          });
        }
        return {
          onMessage: (message) => {
            switch (message.kind) {
              case 'finished':
                resolve({ kind: 'finished' });
                break;
              case 'refused':
                reject(fromErrorData(message.error));
                break;
              case 'died':
                die(whyDied(message.reason));
                break;
              case 'facts':
              case 'fonts':
              case 'page':
              case 'failure':
                watch.onMessage(message);
            }
          },
          onEnd: (error, code) => die(error ? whyDied(error.message) : `The reader ended with code ${code}.`),
        };
      },
    );
  } finally {
    clearInterval(watchdog);
  }
}

/** Calls `onLate` if the clock has not moved for longer than one page may take. */
function watchPages(clock: PageClock, pageSeconds: number, onLate: (seconds: number) => void) {
  let steps = clock.steps;
  let since = performance.now();
  return setInterval(() => {
    if (clock.steps !== steps || clock.isWaiting) {
      ({ steps } = clock);
      since = performance.now();
      return;
    }
    const limit = clock.page === 0 ? Math.max(MIN_OPENING_SECONDS, pageSeconds) : pageSeconds;
    if (performance.now() - since > limit * 1000) onLate(limit);
  }, CHECK_MILLISECONDS);
}

function whyDied(reason: string): string {
  return `The page needs more memory or nesting than one page may use (${reason.slice(0, 200)}).`;
}
