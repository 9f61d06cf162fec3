import { constants } from 'node:os';

/** Shells and containers show this signal as exit code 142 (128 + 14): "the timer expired". */
export const END_SIGNAL = 'SIGALRM';

/**
 * Ends this process at once, regardless of its threads. We cannot choose an exit code, because `process.exit` waits for
 * every thread, and a thread that hangs inside a native runtime never ends.
 */
export function endAtOnce(): never {
  if (END_SIGNAL in constants.signals) process.kill(process.pid, END_SIGNAL);
  // Reached only if the signal does not end the process: as process 1 of a container, and on Windows.
  process.abort();
}
