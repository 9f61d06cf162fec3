/** The run on whose behalf content is written, and the process that works on it. */
export interface RunClaim {
  readonly runId: string;
  /** The owner as stored in the run's row. */
  readonly owner: string;
}

/** The run was cancelled, deleted or taken over, so its write was refused. */
export class ClaimLost extends Error {
  constructor(readonly runId: string) {
    super(`Run ${runId} no longer belongs to this process: its write was refused.`);
  }
}
