import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnalysisFailed } from '../chunking/analysis.js';
import { ContentRepository } from '../content/content.repository.js';
import { ClaimLost } from '../runs/run-claim.js';
import { isDatabaseAway } from '../errors/passing-error.js';
import { OperationalError, messageOf, toErrorData } from '../errors/errors.js';
import { forCallers } from '../errors/for-callers.js';
import { explainFull } from '../errors/storage-full.js';
import { JobHandedBack } from '../queue/running-job.js';
import type { IngestionRunEntity } from '../runs/ingestion-run.entity.js';
import { RunControlRepository } from '../runs/run-control.repository.js';
import { RunMovedOn } from '../runs/run-heartbeat.js';
import { THIS_PROCESS } from '../runs/run-owner.js';
import { RunRecovery } from './run-recovery.js';
import { RunRepository } from '../runs/run.repository.js';

/** A person stopped the work: the run is cancelled, and the next run reuses its vectors. */
export class Interrupted extends Error {}

/** A service that the run needs is unreachable: another run replaces it, in this process or another. */
export class RunPutBack extends Error {
  constructor(cause: unknown) {
    super(`It will continue later: ${messageOf(cause)}`, { cause });
  }
}

/** Ends runs that cannot be completed. */
@Injectable()
export class RunEnding {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly control: RunControlRepository,
    private readonly content: ContentRepository,
    private readonly recovery: RunRecovery,
  ) {}

  /** Records how the run ended and returns the error to throw; null when the run had completed after all. */
  async endBadly(
    { id: runId, documentId }: IngestionRunEntity,
    thrown: unknown,
    signal: AbortSignal,
  ): Promise<unknown> {
    // The reason for stopping matters more than a service that was unreachable at that moment.
    const error: unknown = signal.aborted && mayPass(thrown) ? signal.reason : thrown;
    if (error instanceof RunMovedOn || error instanceof ClaimLost) {
      await this.content.discard(runId, this.dataSource.manager);
      return error instanceof ClaimLost ? new RunMovedOn(runId) : error;
    }
    if (error instanceof JobHandedBack) {
      await this.recovery.handBack(runId);
      return error;
    }
    if (error instanceof Interrupted) {
      const message = 'Interrupted; the same command continues where it stopped.';
      const reason = { code: 'run.interrupted', message } as const;
      await this.dataSource.transaction((manager) => this.control.cancel(documentId, runId, reason, manager));
      return error;
    }
    const cause = explainFull(
      error instanceof AnalysisFailed ? error.cause : error,
      'the database or the data folder',
    );
    if (mayPass(cause)) {
      if ((await this.recovery.putBack(runId, cause, signal)) !== null) return new RunPutBack(cause);
      // There were too many attempts. Or the last statement succeeded, but its answer was lost.
      const now = await this.runs.find(runId);
      if (now?.state === 'completed') return null;
      return now?.replacedBy ? new RunPutBack(cause) : cause;
    }
    try {
      const said = forCallers(toErrorData(cause), 'the id of the run');
      const ours = await this.runs.fail(runId, said, THIS_PROCESS);
      return ours ? cause : new RunMovedOn(runId);
    } catch (failure) {
      // On a full disk even this cannot be written: the run is taken up again when there is space.
      if (toErrorData(cause).code === 'data_folder.full') return cause;
      throw failure;
    }
  }
}

/** Whether a service that the run needs was unreachable. Any other error lies in the book or in Colophon. */
function mayPass(error: unknown): boolean {
  return isDatabaseAway(error) || (error instanceof OperationalError && error.code === 'store.unreachable');
}
