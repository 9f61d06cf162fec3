const STOPPING_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ends the process with 1 when it has not closed so long after the first signal, or at the second one. Runs in progress
 * are then taken over as those of a killed process.
 */
export function endInTime(seconds: number): void {
  const endAtOnce = () => process.exit(1);
  const onFirst = () => {
    STOPPING_SIGNALS.forEach((name) => process.off(name, onFirst).once(name, endAtOnce));
    setTimeout(endAtOnce, seconds * 1000).unref();
  };
  STOPPING_SIGNALS.forEach((name) => process.on(name, onFirst));
}
