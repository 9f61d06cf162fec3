import { UserError } from '../errors/errors.js';
import type { OutageLog } from '../process/outage-log.js';
import { Pulse } from '../process/pulse.js';
import type { Stage } from './stages.js';
import type { RunRepository } from './run.repository.js';

/**
 * How often this process checks that it still owns the run, and so how late it may notice a cancel. One indexed read.
 */
const LOOK_MS = 500;
/** How often a heartbeat is written when there is no progress to write. */
const BEAT_MS = 2000;
/** Progress is written at most this often. */
const PROGRESS_MS = 1000;

/** Why a run has to stop: it was cancelled, deleted or taken over by another process. */
export class RunMovedOn extends UserError {
  constructor(readonly runId: string) {
    super('run.moved_on', `Run ${runId} was cancelled, deleted or taken over by another process.`);
  }
}

interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/**
 * Writes the heartbeat and the progress of a run while this process works on it, and aborts the work as soon as the run
 * no longer belongs to this process.
 */
export class RunHeartbeat {
  private now: Progress = { stage: 'reading', done: 0, total: 0 };
  private saved = this.now;
  private lastBeat = performance.now();
  private isDue = false;
  private readonly pulse: Pulse;

  constructor(
    private readonly runs: RunRepository,
    private readonly runId: string,
    outages: OutageLog,
  ) {
    this.pulse = new Pulse({
      everyMs: LOOK_MS,
      ask: () => this.look(),
      lost: () => new RunMovedOn(this.runId),
      outages,
    });
  }

  /** Aborts with `RunMovedOn`. */
  get signal(): AbortSignal {
    return this.pulse.signal;
  }

  progress(stage: Stage, done: number, total: number): void {
    const first = total > 0 && (this.now.total === 0 || this.now.stage !== stage);
    this.now = { stage, done, total };
    // The total of a stage is written immediately: a book of 200 pages is read before the next check.
    if (!first || this.signal.aborted) return;
    this.isDue = true;
    this.pulse.beat();
  }

  async stop(): Promise<void> {
    await this.pulse.stop();
  }

  private async look(): Promise<boolean> {
    const since = performance.now() - this.lastBeat;
    const due = this.isDue || since >= BEAT_MS || (since >= PROGRESS_MS && this.now !== this.saved);
    if (!due) return this.runs.isOurs(this.runId);
    const { now } = this;
    this.isDue = false;
    const beatAt = performance.now();
    const ours = await this.runs.beat(this.runId, now.stage, now.done, now.total);
    // Set only after the write: after an outage, the first successful check counts as a heartbeat.
    this.lastBeat = beatAt;
    this.saved = now;
    return ours;
  }
}
