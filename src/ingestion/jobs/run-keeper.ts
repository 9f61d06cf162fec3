import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { OutageLog } from '../../process/outage-log.js';
import { pause } from '../../process/pause.js';
import { RunRecovery } from '../run-recovery.js';
import { RunRepository } from '../../runs/run.repository.js';
import { RunJobs } from './run-jobs.js';

/** How often to look for runs of lost processes. Each look is one read of an index that has only the active runs. */
const RECOVER_MS = 2000;
/** The queue is compared with the table of runs once in this many recoveries. */
const RECOVERIES_A_COMPARISON = 5;
/** After an outage every process looks silent. Each one gets this long to give a sign of life. */
const AFTER_OUTAGE_MS = 3000;
/** Enough runs to keep all workers busy until the next comparison. */
const RUNS_ANNOUNCED = 100;

/**
 * Makes sure that every queued run has a job and every run in progress has a process, even after the loss of a process,
 * a message or all of Redis.
 */
@Injectable()
export class RunKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RunKeeper.name);
  private readonly ending = new AbortController();
  private readonly outages = new OutageLog((reason) =>
    this.logger.error(`Lost runs cannot be looked for: ${reason}`),
  );
  private looping: Promise<void> = Promise.resolve();

  constructor(
    private readonly recovery: RunRecovery,
    private readonly runs: RunRepository,
    private readonly jobs: RunJobs,
  ) {}

  onApplicationBootstrap(): void {
    this.looping = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.looping;
  }

  private async loop(): Promise<void> {
    let failing = false;
    for (let round = 0; !this.ending.signal.aborted; round += 1) {
      try {
        if (failing) {
          await this.runs.active();
          await pause(AFTER_OUTAGE_MS, this.ending.signal);
          failing = false;
        }
        await this.recovery.recover();
        if (round % RECOVERIES_A_COMPARISON === 0) await this.announceWaiting();
        this.outages.succeeded();
      } catch (error) {
        failing = true;
        this.outages.failed(error);
      }
      await pause(RECOVER_MS, this.ending.signal);
    }
  }

  /** A run that already has a job does not get another one. */
  private async announceWaiting(): Promise<void> {
    for (const { id, takenUpBefore } of await this.runs.waiting(RUNS_ANNOUNCED)) {
      if (this.ending.signal.aborted) return;
      // The queue is unreachable, so the other runs cannot be announced either.
      if (!(await this.jobs.announce(id, { urgent: takenUpBefore }))) return;
    }
  }
}
