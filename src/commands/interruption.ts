import { Interrupted } from '../ingestion/ingestion.runner.js';

/** Exit code of a process ended by Ctrl-C, as shells have it: 128 + SIGINT. */
export const EXIT_INTERRUPTED = 130;

/**
 * Runs work that Ctrl-C or SIGTERM interrupts in good order. A second Ctrl-C ends the process at once.
 *
 * @throws {Interrupted} when it was interrupted.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    process.stderr.write(
      '\nStopping; what was embedded until now is kept. Press Ctrl-C again to stop at once.\n',
    );
    controller.abort(new Interrupted('Interrupted. The same command goes on where it stopped.'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
