import { endAtOnce } from '../process/end-at-once.js';
import { STOPPING_SIGNALS } from '../process/stopping-signals.js';

/**
 * Ends the process immediately, with 142, at the second signal, or when it has not closed this long after the first
 * one. Other processes then take over its runs as those of a killed process.
 */
export function endInTime(seconds: number): void {
  const onFirst = () => {
    STOPPING_SIGNALS.forEach((name) => process.off(name, onFirst));
    endWithin(seconds);
  };
  STOPPING_SIGNALS.forEach((name) => process.on(name, onFirst));
}

/** Starts the time limit of the first signal. @returns A function that cancels it. */
export function endWithin(seconds: number): () => void {
  const late = setTimeout(endAtOnce, seconds * 1000);
  STOPPING_SIGNALS.forEach((name) => process.once(name, endAtOnce));
  return () => {
    clearTimeout(late);
    STOPPING_SIGNALS.forEach((name) => process.off(name, endAtOnce));
  };
}
