/** On whose behalf content is written: the run, and the process that works on it. */
export interface RunClaim {
  readonly runId: string;
  /** As the run names its owner. */
  readonly owner: string;
}

/** The run was cancelled, deleted or taken over: what was to be written for it was refused. */
export class ClaimLost extends Error {
  constructor(readonly runId: string) {
    super(`Run ${runId} is no longer this process's: its write was refused.`);
  }
}
