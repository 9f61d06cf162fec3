import { Injectable, Logger } from '@nestjs/common';
import { messageOf } from '../../errors/errors.js';
import type { JobContext } from '../../queue/job-handler.js';
import { JobHandler } from '../../queue/job-handler.js';
import { JobHandedBack } from '../../queue/running-job.js';
import { IngestionRunner, RunPutBack } from '../ingestion.runner.js';
import { RunMovedOn } from '../run-heartbeat.js';
import { RunRecovery } from '../run-recovery.js';

/** Takes up a queued run and works on it to its end. */
@Injectable()
export class IngestJob extends JobHandler<'ingest'> {
  readonly job = 'ingest';
  /** Whose the run is says its row alone: a queue that is away does not stop it. */
  override readonly outlivesLease = true;
  private readonly logger = new Logger(IngestJob.name);

  constructor(
    private readonly recovery: RunRecovery,
    private readonly runner: IngestionRunner,
  ) {
    super();
  }

  async handle({ runId }: { readonly runId: string }, { signal }: JobContext): Promise<void> {
    // Another has it, or it has ended: the message came late or twice.
    if (!(await this.recovery.take(runId))) return;
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
}
