import { Injectable, Logger } from '@nestjs/common';
import { UserError, messageOf } from '../../errors/errors.js';
import type { JobContext } from '../../queue/job-handler.js';
import { JobHandler } from '../../queue/job-handler.js';
import type { DataOf } from '../../queue/job.js';
import { JobHandedBack } from '../../queue/running-job.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { IngestionRunner } from '../ingestion.runner.js';
import { IngestionService } from '../ingestion.service.js';
import { RunPutBack } from '../run-ending.js';
import { RunHistoryRepository } from '../../runs/run-history.repository.js';
import { RunMovedOn } from '../../runs/run-heartbeat.js';
import { RunRecovery } from '../run-recovery.js';
import { INGEST } from './jobs.js';
import { RunLetters } from './run-letters.js';

/** Takes a queued run and works on it until it ends. The job of a failed run becomes a dead letter. */
@Injectable()
export class IngestJob extends JobHandler<DataOf<typeof INGEST>> {
  readonly job = INGEST;
  /** Only the row of the run says which process owns it, so an unreachable queue does not stop the run. */
  override readonly outlivesLease = true;
  private readonly logger = new Logger(IngestJob.name);

  constructor(
    private readonly recovery: RunRecovery,
    private readonly runner: IngestionRunner,
    private readonly history: RunHistoryRepository,
    private readonly ingestion: IngestionService,
    private readonly letters: RunLetters,
  ) {
    super();
  }

  async handle({ runId }: DataOf<typeof INGEST>, { signal, redriven }: JobContext): Promise<void> {
    if (await this.recovery.take(runId)) await this.work(runId, signal);
    // Another process has the run, or it has ended: the message was late, repeated or put back, or a command was faster.
    else if (redriven) await this.retry(runId);
    await this.tellFailed(runId);
  }

  private async work(runId: string, signal: AbortSignal): Promise<void> {
    try {
      await this.runner.execute(runId, { signal });
      this.logger.log(`Run ${runId} completed.`);
    } catch (error) {
      // The run and its document already say how it ended.
      const expected = [RunMovedOn, RunPutBack, JobHandedBack].some((kind) => error instanceof kind);
      if (expected) this.logger.warn(`Run ${runId}: ${messageOf(error)}`);
      else this.logger.error(`Run ${runId} failed: ${messageOf(error)}`);
    }
  }

  /** @throws {UserError} with the cause of the failure. It makes the job a dead letter, at most one for each run. */
  private async tellFailed(runId: string): Promise<void> {
    const run = await this.failed(runId);
    if (!run || (await this.letters.isThere(runId))) return;
    throw new UserError(run.errorCode ?? 'internal', run.errorMessage ?? 'The run failed.', {
      hint: run.errorHint ?? undefined,
    });
  }

  /** An ended run stays as it is. A new run with its own job retries it. */
  private async retry(runId: string): Promise<void> {
    const run = await this.failed(runId);
    if (!run) return;
    try {
      const retry = await this.ingestion.retry(run.documentId);
      this.logger.log(`Run ${retry.runId} retries run ${runId}.`);
    } catch (error) {
      // By now another run works on the document, or the document is gone.
      if (!(error instanceof UserError)) throw error;
      this.logger.warn(`Run ${runId} is not retried: ${error.message}`);
    }
  }

  /** The run, if it failed and its document has no newer run. */
  private async failed(runId: string): Promise<IngestionRunEntity | null> {
    const run = await this.history.find(runId);
    if (run?.state !== 'failed') return null;
    const newest = (await this.history.latest([run.documentId])).get(run.documentId);
    return newest?.id === runId ? run : null;
  }
}
