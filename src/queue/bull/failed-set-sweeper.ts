import { Injectable, Logger } from '@nestjs/common';
import { QueueConfig } from '../queue.config.js';
import { OperationalError, messageOf, toErrorData } from '../../errors/errors.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import { JOB_NAMES } from '../job.js';
import type { JobName } from '../job.js';
import { malformed, readMessage } from '../message.js';
import { readJob } from './bull-job.js';
import type { BullJobRecord } from './bull-job.js';
import { BullQueues } from './bull-queues.js';

/** Half a lease: a job that Bull gave up took several leases already. */
const SWEEPS_A_LEASE = 2;
const JOBS_A_SWEEP = 100;

/**
 * Makes dead letters of the jobs that Bull itself gives up: those it cannot parse, and those that others put there
 * with attempts of their own.
 */
@Injectable()
export class FailedSetSweeper {
  private readonly logger = new Logger('Queue');
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly queues: BullQueues,
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
      for (const name of JOB_NAMES) await this.sweepOne(name);
    } catch (error) {
      this.logger.warn(`Jobs that Bull gave up could not be read: ${messageOf(error)}`);
    }
  }

  private async sweepOne(name: JobName): Promise<void> {
    const queue = this.queues.of(name);
    const ids = await queue.client.zrange(queue.toKey('failed'), 0, JOBS_A_SWEEP - 1);
    for (const id of ids) {
      const job = await readJob(queue, id);
      if (job !== null) {
        await this.letters.record({ ...job, name, attempts: job.deliveries }, errorOf(name, job));
      }
      await queue.client
        .multi()
        .zrem(queue.toKey('failed'), id)
        .del(queue.toKey(id), `${queue.toKey(id)}:logs`)
        .exec();
    }
  }
}

function errorOf(name: JobName, job: BullJobRecord) {
  const read = readMessage(name, job.message);
  if (read.kind === 'malformed') return toErrorData(malformed(name, read.reason));
  return (
    job.lastError ??
    toErrorData(new OperationalError('queue.worker_lost', 'Every worker that had the job was lost.'))
  );
}
