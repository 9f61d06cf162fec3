import { Interrupted } from '../ingestion/run-ending.js';
import type { Terminal } from './terminal.js';

/** Exit code of a process ended by Ctrl-C, as shells have it: 128 + SIGINT. */
export const EXIT_INTERRUPTED = 130;

/** Work that has not ended so long after Ctrl-C waits for something that does not come, such as a full disk. */
const LONGEST_STOP_MS = 10_000;

/**
 * Runs work that Ctrl-C or SIGTERM interrupts in good order. A second Ctrl-C ends the process at once.
 *
 * @throws {Interrupted} when it was interrupted.
 */
export async function interruptible<T>(
  terminal: Terminal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    terminal.stopProgress();
    terminal.note('Stopping; what was embedded until now is kept. Press Ctrl-C again to stop at once.');
    setTimeout(() => process.exit(EXIT_INTERRUPTED), LONGEST_STOP_MS).unref();
    controller.abort(new Interrupted('Interrupted. The same command goes on where it stopped.'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    terminal.endProgress();
  }
}
