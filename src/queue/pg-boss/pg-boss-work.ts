import { Injectable, Logger } from '@nestjs/common';
import type { JobWithMetadata } from 'pg-boss';
import { DataSource } from 'typeorm';
import { messageOf } from '../../errors/errors.js';
import type { ErrorData } from '../../errors/errors.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import { JobRunner } from '../job-runner.js';
import type { Outcome } from '../job-runner.js';
import { Lease } from '../lease.js';
import { QueueConfig } from '../queue.config.js';
import { withIds } from '../../telemetry/work-ids.js';
import { priorityOf } from './pg-boss-job-queue.js';
import { PgBossJobRepository } from './pg-boss-job.repository.js';
import type { HeldJob } from './pg-boss-job.repository.js';

export type TakenJob = JobWithMetadata<unknown>;

/** Runs jobs of pg-boss, each under a lease, and writes their results. */
@Injectable()
export class PgBossWork {
  private readonly logger = new Logger('Queue');
  private readonly working = new Map<Promise<void>, HeldJob>();

  constructor(
    private readonly jobs: PgBossJobRepository,
    private readonly letters: DeadLetterRepository,
    private readonly runner: JobRunner,
    private readonly dataSource: DataSource,
    private readonly config: QueueConfig,
  ) {}

  /** The jobs that this process is running. */
  get inHand(): readonly HeldJob[] {
    return [...this.working.values()];
  }

  /** @param onEnd Called when the job has ended and its place is free. */
  start(name: string, job: TakenJob, onEnd: () => void): void {
    const held: HeldJob = { id: job.id, name, retryCount: job.retryCount };
    const work = withIds({ job: name, jobId: job.id }, () => this.process(held, job))
      .catch((error: unknown) => {
        // The job stays with this worker until its lease expires, and is then run again.
        this.logger.error(`The end of job ${name} ${job.id} could not be written: ${messageOf(error)}`);
      })
      .finally(() => {
        this.working.delete(work);
        onEnd();
      });
    this.working.set(work, held);
  }

  /** Lets the jobs end before their deadline and hands back the rest. */
  async close(): Promise<void> {
    await this.runner.close();
    await Promise.all(this.working.keys());
  }

  private async process(held: HeldJob, job: TakenJob): Promise<void> {
    const { name } = held;
    const lease = new Lease(
      this.config.leaseSeconds * 1000,
      () => this.jobs.renew(held),
      (error) => this.logger.warn(`The lease of job ${name} ${job.id} was not renewed: ${messageOf(error)}`),
    );
    try {
      const attempt = job.retryCount + 1;
      const lastError = job.output as ErrorData | null;
      const delivery = { id: job.id, name, message: job.data, attempt, lastError };
      await this.settle(held, job, await this.runner.run(delivery, lease.signal));
    } finally {
      lease.end();
    }
  }

  private async settle(held: HeldJob, job: TakenJob, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case 'done':
        await this.jobs.remove(held);
        return;
      case 'retry':
        return this.jobs.retry(held, outcome.delayMs, outcome.error);
      case 'dead':
        return this.bury(held, job, outcome.error);
      case 'handed-back':
        return this.jobs.handBack(held);
      case 'lost':
        this.logger.warn(`Job ${held.name} ${held.id} is another worker's.`);
    }
  }

  private async bury(held: HeldJob, job: TakenJob, error: ErrorData): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.jobs.remove(held, manager))) return;
      const { id, name, retryCount } = held;
      const letter = {
        id,
        name,
        message: job.data,
        key: job.singletonKey,
        priority: priorityOf(job.priority),
        attempts: retryCount + 1,
      };
      await this.letters.record(letter, error, manager);
    });
  }
}
