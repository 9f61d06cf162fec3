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

/** A person stopped the work: the run is cancelled, and what it embedded is kept for the next one. */
export class Interrupted extends Error {}

/** What the run needs is away for now: another run goes on in its place, in this process or another. */
export class RunPutBack extends Error {
  constructor(cause: unknown) {
    super(`It goes on later: ${messageOf(cause)}`, { cause });
  }
}

/** How a run ends that cannot be completed. */
@Injectable()
export class RunEnding {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly control: RunControlRepository,
    private readonly content: ContentRepository,
    private readonly recovery: RunRecovery,
  ) {}

  /** Writes down how the run ended and answers the error to throw; null when it had completed all the same. */
  async endBadly(
    { id: runId, documentId }: IngestionRunEntity,
    thrown: unknown,
    signal: AbortSignal,
  ): Promise<unknown> {
    // Why the work was to stop matters more than what was away at that moment.
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
      const message = 'Interrupted; the same command goes on where it stopped.';
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
      // Tried too often; or its last statement, or the putting back, had succeeded without an answer.
      const now = await this.runs.find(runId);
      if (now?.state === 'completed') return null;
      return now?.replacedBy ? new RunPutBack(cause) : cause;
    }
    try {
      const said = forCallers(toErrorData(cause), 'the id of the run');
      const ours = await this.runs.fail(runId, said, THIS_PROCESS);
      return ours ? cause : new RunMovedOn(runId);
    } catch (failure) {
      // On a full disk not even that can be written: the run is taken up again when there is room.
      if (toErrorData(cause).code === 'data_folder.full') return cause;
      throw failure;
    }
  }
}

/** Whether a service that the run needs was away; everything else is the book's fault or ours. */
function mayPass(error: unknown): boolean {
  return isDatabaseAway(error) || (error instanceof OperationalError && error.code === 'store.unreachable');
}
