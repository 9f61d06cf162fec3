import { Injectable } from '@nestjs/common';
import { UserError } from '../errors/errors.js';
import type { IngestionRunEntity } from '../runs/ingestion-run.entity.js';
import { RunMovedOn } from '../runs/run-heartbeat.js';
import { RunHistoryRepository } from '../runs/run-history.repository.js';
import { followRun } from './follow-run.js';
import { IngestionRunner } from './ingestion.runner.js';
import type { RunHooks } from './ingestion.runner.js';
import { RunJobs } from './jobs/run-jobs.js';
import { RunPutBack } from './run-ending.js';
import { RunRecovery } from './run-recovery.js';

/** Follows a run, and the runs that replace it, until the work has ended. */
@Injectable()
export class RunCompletion {
  constructor(
    private readonly runner: IngestionRunner,
    private readonly recovery: RunRecovery,
    private readonly history: RunHistoryRepository,
    private readonly jobs: RunJobs,
  ) {}

  /**
   * Executes a queued run in this process, or follows it when another process has it; then also the runs that replace
   * it.
   *
   * @throws the error that ended it, unless it completed.
   */
  async finish(runId: string, hooks: RunHooks = {}): Promise<IngestionRunEntity> {
    try {
      if (await this.recovery.take(runId)) {
        try {
          await this.runner.execute(runId, hooks);
        } finally {
          await this.jobs.withdraw(runId);
        }
      } else await followRun(runId, this.history, hooks, () => this.recovery.recover());
    } catch (error) {
      // Another run replaces it in the queue; if there is none, it was cancelled or deleted.
      if (!(error instanceof RunPutBack || error instanceof RunMovedOn)) throw error;
      const successor = (await this.history.find(runId))?.replacedBy;
      if (!successor) throw error;
      return this.finish(successor, hooks);
    }
    const run = await this.history.find(runId);
    if (!run) throw new RunMovedOn(runId);
    if (run.state === 'completed') return run;
    if (run.replacedBy) return this.finish(run.replacedBy, hooks);
    throw new UserError(run.errorCode ?? 'run.moved_on', run.errorMessage ?? `The run is ${run.state}.`, {
      hint: run.errorHint ?? undefined,
    });
  }
}
