import { Interrupted } from '../ingestion/run-ending.js';
import { STOPPING_SIGNALS } from '../process/stopping-signals.js';
import type { Terminal } from './terminal.js';

/** Exit code of a process ended by Ctrl-C, by the convention of shells: 128 + SIGINT. */
export const EXIT_INTERRUPTED = 130;

/**
 * Work that has not ended this long after Ctrl-C is waiting for something that will not happen, such as space on a full
 * disk.
 */
const LONGEST_STOP_MS = 10_000;

/**
 * Runs work that Ctrl-C or SIGTERM interrupts cleanly. A second Ctrl-C ends the process immediately.
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
    terminal.note('Stopping; everything embedded so far is kept. Press Ctrl-C again to stop at once.');
    setTimeout(() => process.exit(EXIT_INTERRUPTED), LONGEST_STOP_MS).unref();
    controller.abort(new Interrupted('Interrupted. The same command continues where it stopped.'));
  };
  STOPPING_SIGNALS.forEach((name) => process.on(name, stop));
  try {
    return await work(controller.signal);
  } finally {
    STOPPING_SIGNALS.forEach((name) => process.off(name, stop));
    terminal.endProgress();
  }
}
