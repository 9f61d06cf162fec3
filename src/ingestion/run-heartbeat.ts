import type { RunRepository } from './run.repository.js';

const BEAT_MS = 2000;

/** Why a run has to stop: cancelled, deleted, or taken over by another process. */
export class RunMovedOn extends Error {
  constructor(readonly runId: string) {
    super(`Run ${runId} was cancelled, deleted or taken over.`);
  }
}

/**
 * Keeps a run alive in the database while this process works on it, saves its progress, and aborts the work when the
 * run is no longer this process's.
 */
export class RunHeartbeat {
  private done = 0;
  private total = 0;
  private readonly stopped = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private beating = Promise.resolve();

  constructor(
    private readonly runs: RunRepository,
    private readonly runId: string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.timer = setInterval(() => {
      this.beating = this.beating.then(() => this.beat());
    }, BEAT_MS);
  }

  /** Aborts with `RunMovedOn`. */
  get signal(): AbortSignal {
    return this.stopped.signal;
  }

  progress(done: number, total: number): void {
    this.done = done;
    this.total = total;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
  }

  private async beat(): Promise<void> {
    try {
      const ours = await this.runs.beat(this.runId, this.done, this.total);
      if (!ours) this.stopped.abort(new RunMovedOn(this.runId));
    } catch (error) {
      // The database may be away for a moment: the work goes on, and the stage's own statements decide.
      this.onError(error);
    }
  }
}
