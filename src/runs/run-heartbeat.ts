import { UserError } from '../errors/errors.js';
import type { OutageLog } from '../process/outage-log.js';
import { Pulse } from '../process/pulse.js';
import type { Stage } from './stages.js';
import type { RunRepository } from './run.repository.js';

/** How often a run is looked at: what a cancel from another process may take to reach this one. One indexed read. */
const LOOK_MS = 500;
/** Without progress, a sign of life every so often. */
const BEAT_MS = 2000;
/** Progress is written at most so often. */
const PROGRESS_MS = 1000;

/** Why a run has to stop: cancelled, deleted, or taken over by another process. */
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
 * Keeps a run alive in the database while this process works on it, saves its progress, and aborts the work when the
 * run is no longer this process's.
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
    // How long the stage is, is told at once: a book of 200 pages is read before the next look.
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
    // Only now: after an outage the first look that succeeds is a sign of life.
    this.lastBeat = beatAt;
    this.saved = now;
    return ours;
  }
}
