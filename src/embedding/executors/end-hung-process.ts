import { constants } from 'node:os';
import type { HungThread } from './executor-options.js';

/**
 * A process with a hung thread ends by this signal, which shells and containers show as 142 (128 + 14): "the timer
 * expired". An exit code of its own choice is not to be had: `process.exit` waits for every thread, for this one for ever.
 */
const HUNG_SIGNAL = 'SIGALRM';

/**
 * Ends this process because a thread of it hangs inside the native runtime, where nothing else can end it. No shutdown
 * takes place, so nothing is given back: a run in hand is recovered as that of a killed process.
 *
 * @param log Writes at once: nothing that waits is written any more.
 */
export function endHungProcess(hang: HungThread, log: (line: string) => void): never {
  log(hungLine(hang));
  if (HUNG_SIGNAL in constants.signals) process.kill(process.pid, HUNG_SIGNAL);
  // Reached only where the signal does not end a process: as process 1 of a container, and on Windows.
  process.abort();
}

function hungLine({ device, graphs, messages, texts, afterMs }: HungThread): string {
  return (
    `embedding.hung: a thread on the device ${device} did not answer within ${afterMs / 1000} s. ` +
    `It has ${texts} texts in ${messages} messages in hand, for ${graphs.join(', ')}. A thread inside the native ` +
    `runtime cannot be ended, so this process ends by ${HUNG_SIGNAL} (exit code 142). Start it again: its runs go on.`
  );
}
