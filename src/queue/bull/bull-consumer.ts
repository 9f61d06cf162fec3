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
import { countDelivery, keepError, readJob, uncountDelivery } from './bull-job.js';
import { BullQueues, within } from './bull-queues.js';
import { takeOverEarlierPauses } from './earlier-pauses.js';
import { FailedSetSweeper } from './failed-set-sweeper.js';
import { RedisConnections } from './redis-connections.js';
import { RetryLater } from './retry-later.js';

/** Stopping to take jobs is one command and a reconnection of each queue; a Redis that is away must not hold it up. */
const STOP_TAKING_MS = 3000;
/** A job whose end could not be written comes again after this time. */
const UNWRITTEN_MS = 5000;

/** What the processors of all queues have in common: has a job of Bull done, and tells Bull what becomes of it. */
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

  /** @nestjs/bull takes jobs before the other rooms are ready: until now they waited. */
  async onApplicationBootstrap(): Promise<void> {
    await this.connections.ask(() => takeOverEarlierPauses(this.queues.all));
    this.start();
    this.sweeper.start();
  }

  /** Takes no more jobs, lets the running ones end within their deadline and hands back the rest. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.sweeper.stop();
    const stopped = Promise.all(this.queues.all.map((queue) => queue.pause(true, true)));
    await within(
      STOP_TAKING_MS,
      stopped.catch((error: unknown) => this.logger.warn(messageOf(error))),
    );
    await this.runner.close();
  }

  /** Returns when Bull shall remove the job, and throws `RetryLater` when it shall come again. */
  async process(job: BullJob): Promise<void> {
    await this.started;
    const { name } = job.queue;
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
    const attempt = await countDelivery(queue, id);
    const lastError = (await readJob(queue, id))?.lastError ?? null;
    // Others may put jobs of other names into our queues.
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
        // Kept for the next attempt too, in case the letter cannot be written now.
        await keepError(queue, id, outcome.error);
        return this.bury(name, id, outcome.error);
      case 'handed-back':
        await uncountDelivery(queue, id);
        throw new RetryLater(0, 'The process stops.');
      case 'lost':
        // Bull finds that the lock is another's and changes nothing.
        this.logger.warn(`Job ${name} ${id} is another worker's.`);
    }
  }

  /** The letter first, then the job: in between a crash makes the same letter once more. */
  private async bury(name: string, id: string, error: ErrorData): Promise<void> {
    const record = await readJob(this.queues.of(name), id);
    if (record === null) throw malformed(name, 'It is gone from the Redis.');
    await this.letters.record({ ...record, name, attempts: record.deliveries }, error);
  }
}
