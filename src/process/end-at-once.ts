import { constants } from 'node:os';

/** Shells and containers show it as 142 (128 + 14): "the timer expired". */
export const END_SIGNAL = 'SIGALRM';

/**
 * Ends this process at once, whatever its threads do. An exit code of its own choice is not to be had: `process.exit`
 * waits for every thread, for one that hangs inside a native runtime for ever.
 */
export function endAtOnce(): never {
  if (END_SIGNAL in constants.signals) process.kill(process.pid, END_SIGNAL);
  // Reached only where the signal does not end a process: as process 1 of a container, and on Windows.
  process.abort();
}
