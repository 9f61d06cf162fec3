/** Signals that ask a process to stop: a service manager sends the first, Ctrl-C on a terminal the second. */
export const STOPPING_SIGNALS = ['SIGTERM', 'SIGINT'] as const;
