import { endAtOnce } from '../process/end-at-once.js';

export const STOPPING_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ends the process at once, with 142, when it has not closed so long after the first signal, or at the second one. Runs in progress
 * are then taken over as those of a killed process.
 */
export function endInTime(seconds: number): void {
  const onFirst = () => {
    STOPPING_SIGNALS.forEach((name) => process.off(name, onFirst));
    endWithin(seconds);
  };
  STOPPING_SIGNALS.forEach((name) => process.on(name, onFirst));
}

/** The first signal has come: the same from now on. @returns What calls it off. */
export function endWithin(seconds: number): () => void {
  const late = setTimeout(endAtOnce, seconds * 1000);
  STOPPING_SIGNALS.forEach((name) => process.once(name, endAtOnce));
  return () => {
    clearTimeout(late);
    STOPPING_SIGNALS.forEach((name) => process.off(name, endAtOnce));
  };
}
