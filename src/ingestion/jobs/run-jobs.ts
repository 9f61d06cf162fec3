import { Injectable, Logger } from '@nestjs/common';
import { OutageLog } from '../../process/outage-log.js';
import { within } from '../../process/within.js';
import { JobQueue } from '../../queue/job-queue.js';
import type { EnqueueOptions } from '../../queue/job-queue.js';
import type { JobDefinition } from '../../queue/job.js';
import { EMBED, INGEST } from './jobs.js';

/** The caller waits at most this long for an unreachable queue. The run is in the database and will be found there. */
const PATIENCE_MS = 1000;

/**
 * Tells workers that there is work. All work is recorded in the database: what cannot be queued now is queued later by
 * `RunKeeper`, or done by the process that already has the run.
 */
@Injectable()
export class RunJobs {
  private readonly logger = new Logger(RunJobs.name);
  private readonly outages = new OutageLog((reason) =>
    this.logger.warn(`Jobs will be queued later: ${reason}`),
  );

  constructor(private readonly queue: JobQueue) {}

  /** @param urgent Queues the run before those that no process has taken yet. */
  announce(runId: string, { urgent = false, delayMs = 0 } = {}): Promise<boolean> {
    const priority = urgent ? 'high' : 'normal';
    return this.enqueue(INGEST, { runId }, { priority, delayMs });
  }

  /** Removes the job of a run that ended in this process. A job that stays does no harm: its worker finds nothing to do. */
  async withdraw(runId: string): Promise<void> {
    try {
      await this.queue.withdraw(INGEST, { runId });
    } catch (error) {
      this.outages.failed(error);
    }
  }

  /** Offers a part of a run's chunks to any free worker. */
  offer(runId: string, from: number, to: number): Promise<boolean> {
    return this.enqueue(EMBED, { runId, from, to });
  }

  /** @returns False when the queue is unreachable or does not answer in time. */
  private async enqueue<D extends object>(
    job: JobDefinition<D>,
    data: NoInfer<D>,
    options?: EnqueueOptions,
  ): Promise<boolean> {
    const told = this.queue.enqueue(job, data, options).then(
      () => {
        this.outages.succeeded();
        return true;
      },
      (error: unknown) => {
        this.outages.failed(error);
        return false;
      },
    );
    return within(PATIENCE_MS, told, false);
  }
}
