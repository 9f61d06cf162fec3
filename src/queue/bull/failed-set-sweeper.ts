import { Injectable, Logger } from '@nestjs/common';
import { QueueConfig } from '../queue.config.js';
import { OperationalError, messageOf, toErrorData } from '../../errors/errors.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import { JobList } from '../job-list.js';
import type { JobDefinition } from '../job.js';
import { malformed, readMessage } from '../message.js';
import { readJob } from './bull-job.js';
import type { BullJobRecord } from './bull-job.js';
import { BullQueues } from './bull-queues.js';

/** Sweeping twice per lease is often enough: a job that Bull gave up has already taken several leases. */
const SWEEPS_A_LEASE = 2;
const JOBS_A_SWEEP = 100;

/**
 * Makes dead letters of the jobs that Bull itself gives up: jobs that it cannot parse, and jobs that other programs
 * added with their own limit of attempts.
 */
@Injectable()
export class FailedSetSweeper {
  private readonly logger = new Logger('Queue');
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly queues: BullQueues,
    private readonly jobs: JobList,
    private readonly letters: DeadLetterRepository,
    private readonly config: QueueConfig,
  ) {}

  start(): void {
    const everyMs = (this.config.leaseSeconds * 1000) / SWEEPS_A_LEASE;
    this.timer = setInterval(() => {
      this.sweeping = this.sweeping.then(() => this.sweep());
    }, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      for (const job of this.jobs.all) await this.sweepOne(job);
    } catch (error) {
      this.logger.warn(`Jobs that Bull gave up could not be read: ${messageOf(error)}`);
    }
  }

  private async sweepOne(definition: JobDefinition): Promise<void> {
    const { name } = definition;
    const queue = this.queues.of(name);
    const ids = await queue.client.zrange(queue.toKey('failed'), 0, JOBS_A_SWEEP - 1);
    for (const id of ids) {
      const job = await readJob(queue, id);
      if (job !== null) {
        await this.letters.record({ ...job, name, attempts: job.deliveries }, errorOf(definition, job));
      }
      await queue.client
        .multi()
        .zrem(queue.toKey('failed'), id)
        .del(queue.toKey(id), `${queue.toKey(id)}:logs`)
        .exec();
    }
  }
}

function errorOf(definition: JobDefinition, job: BullJobRecord) {
  const read = readMessage(definition, job.message);
  if (read.kind === 'malformed') return toErrorData(malformed(definition.name, read.reason));
  return (
    job.lastError ??
    toErrorData(new OperationalError('queue.worker_lost', 'Every worker that had the job was lost.'))
  );
}
