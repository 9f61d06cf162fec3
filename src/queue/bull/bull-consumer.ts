import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { QueueConfig } from '../queue.config.js';
import { messageOf } from '../../errors/errors.js';
import type { ErrorData } from '../../errors/errors.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import type { BullJob } from '../job.js';
import { JobRunner } from '../job-runner.js';
import type { Outcome } from '../job-runner.js';
import { Lease } from '../lease.js';
import { malformed } from '../message.js';
import {
  countDelivery,
  isEmptied,
  keepError,
  letGo,
  readJob,
  removeEmptied,
  uncountDelivery,
} from './bull-job.js';
import { within } from '../../process/within.js';
import { withIds } from '../../telemetry/work-ids.js';
import { BullQueues } from './bull-queues.js';
import { takeOverEarlierPauses } from './earlier-pauses.js';
import { FailedSetSweeper } from './failed-set-sweeper.js';
import { RedisConnections } from './redis-connections.js';
import { RetryLater } from './retry-later.js';

/**
 * Each queue needs one command and one reconnection to stop taking jobs. An unreachable Redis must not delay this
 * longer.
 */
const STOP_TAKING_MS = 3000;
/** If the result of a job cannot be written, the job is retried after this time. */
const UNWRITTEN_MS = 5000;

/** Shared by the processors of all queues: runs a job of Bull and reports the result to Bull. */
@Injectable()
export class BullConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Queue');
  private readonly started: Promise<void>;
  private start: () => void = () => undefined;

  constructor(
    private readonly queues: BullQueues,
    private readonly connections: RedisConnections,
    private readonly letters: DeadLetterRepository,
    private readonly runner: JobRunner,
    private readonly sweeper: FailedSetSweeper,
    private readonly config: QueueConfig,
  ) {
    this.started = new Promise((resolve) => {
      this.start = resolve;
    });
  }

  /** @nestjs/bull takes jobs before the other rooms are ready. Those jobs have waited until now. */
  async onApplicationBootstrap(): Promise<void> {
    await this.connections.ask(() => takeOverEarlierPauses(this.queues.all));
    this.start();
    this.sweeper.start();
  }

  /** Takes no more jobs, lets the running ones end before their deadline, and hands back the rest. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.sweeper.stop();
    const stopped = Promise.all(this.queues.all.map((queue) => queue.pause(true, true)));
    await within(
      STOP_TAKING_MS,
      stopped.catch((error: unknown) => this.logger.warn(messageOf(error))),
      null,
    );
    await this.runner.close();
  }

  /** Returns when Bull should remove the job, and throws `RetryLater` when Bull should retry it. */
  async process(job: BullJob): Promise<void> {
    await this.started;
    const { name } = job.queue;
    await withIds({ job: name, jobId: String(job.id) }, () => this.work(name, job));
  }

  private async work(name: string, job: BullJob): Promise<void> {
    const leaseMs = this.config.leaseSeconds * 1000;
    const lease = new Lease(
      leaseMs,
      async () => (await job.extendLock(leaseMs)) === 1,
      (error) => this.logger.warn(`The lease of job ${name} ${job.id} was not renewed: ${messageOf(error)}`),
    );
    try {
      const outcome = await this.deliver(name, job, lease.signal);
      await this.settle(name, job, outcome);
    } catch (error) {
      if (error instanceof RetryLater) throw error;
      this.logger.error(`The end of job ${name} ${job.id} could not be written: ${messageOf(error)}`);
      throw new RetryLater(UNWRITTEN_MS, messageOf(error));
    } finally {
      lease.end();
    }
  }

  private async deliver(name: string, job: BullJob, lease: AbortSignal): Promise<Outcome> {
    const queue = this.queues.of(name);
    const id = String(job.id);
    if (await isEmptied(queue, id)) {
      await removeEmptied(queue, id);
      return { kind: 'lost' };
    }
    const attempt = await countDelivery(queue, id);
    const lastError = (await readJob(queue, id))?.lastError ?? null;
    // Other programs may put jobs with other names into our queues.
    const message = job.name === name ? job.data : null;
    return this.runner.run({ id, name, message, attempt, lastError }, lease);
  }

  private async settle(name: string, job: BullJob, outcome: Outcome): Promise<void> {
    const queue = this.queues.of(name);
    const id = String(job.id);
    switch (outcome.kind) {
      case 'done':
        return;
      case 'retry':
        await keepError(queue, id, outcome.error);
        throw new RetryLater(outcome.delayMs, outcome.error.message);
      case 'dead':
        // The error is also kept for the next attempt, in case the dead letter cannot be written now.
        await keepError(queue, id, outcome.error);
        return this.bury(name, id, outcome.error);
      case 'handed-back':
        await uncountDelivery(queue, id);
        throw new RetryLater(0, 'The process stops.');
      case 'lost':
        letGo(job);
        this.logger.warn(`Job ${name} ${id} is another worker's.`);
    }
  }

  /** Writes the dead letter before Bull removes the job. A crash in between only writes the same letter again. */
  private async bury(name: string, id: string, error: ErrorData): Promise<void> {
    const record = await readJob(this.queues.of(name), id);
    if (record === null) throw malformed(name, 'It is gone from the Redis.');
    await this.letters.record({ ...record, name, attempts: record.deliveries }, error);
  }
}
