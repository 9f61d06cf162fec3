import { END_SIGNAL, endAtOnce } from '../../process/end-at-once.js';
import type { HungThread } from './executor-options.js';

/**
 * Ends this process because one of its threads hangs inside the native runtime, which nothing else can end. There is no
 * orderly shutdown, so nothing is handed back. The current run is recovered like the run of a killed process.
 *
 * @param log Must write synchronously, because buffered output would be lost.
 */
export function endHungProcess(hang: HungThread, log: (line: string) => void): never {
  log(hungLine(hang));
  endAtOnce();
}

function hungLine({ device, graphs, messages, texts, afterMs }: HungThread): string {
  return (
    `embedding.hung: a thread on the device ${device} did not answer within ${afterMs / 1000} s. ` +
    `It has ${texts} texts in ${messages} messages in hand, for ${graphs.join(', ')}. A thread inside the native ` +
    `runtime cannot be ended, so this process ends by ${END_SIGNAL} (exit code 142). Start it again: its runs go on.`
  );
}
