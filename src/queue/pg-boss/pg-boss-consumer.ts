import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { JobWithMetadata } from 'pg-boss';
import { DataSource } from 'typeorm';
import { QueueConfig } from '../queue.config.js';
import { messageOf } from '../../errors/errors.js';
import type { ErrorData } from '../../errors/errors.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import { JOB_NAMES } from '../job.js';
import type { JobName } from '../job.js';
import { JobRunner } from '../job-runner.js';
import type { Outcome } from '../job-runner.js';
import { Lease } from '../lease.js';
import { Boss } from './boss.js';
import { priorityOf } from './pg-boss-job-queue.js';
import { PgBossJobRepository } from './pg-boss-job.repository.js';
import type { HeldJob } from './pg-boss-job.repository.js';
import { QueueBell } from './queue-bell.js';

/** A job of another process starts within so long; with the statements it stays well below half a second. */
const POLL_MS = 250;
/** Lost jobs are looked for so often in the time of a lease: they are back after 1.2 leases at the latest. */
const RECOVERIES_A_LEASE = 6;

type TakenJob = JobWithMetadata<unknown>;

/** Takes jobs from pg-boss as long as the application lives. */
@Injectable()
export class PgBossConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Queue');
  private readonly working = new Map<Promise<void>, HeldJob>();
  private readonly ending = new AbortController();
  private looping: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private rung = false;
  private recoveredAt = -Infinity;

  constructor(
    private readonly boss: Boss,
    private readonly jobs: PgBossJobRepository,
    private readonly letters: DeadLetterRepository,
    private readonly runner: JobRunner,
    private readonly bell: QueueBell,
    private readonly dataSource: DataSource,
    private readonly config: QueueConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.ready();
    const silence = this.bell.onRing(() => this.look());
    this.ending.signal.addEventListener('abort', silence);
    this.looping = this.loop();
  }

  /** Takes no more jobs, lets the running ones end within their deadline and hands back the rest. */
  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    this.look();
    await this.looping;
    await this.runner.close();
    await Promise.all(this.working.keys());
  }

  private look(): void {
    this.rung = true;
    this.wake();
  }

  private async loop(): Promise<void> {
    let failing = false;
    while (!this.ending.signal.aborted) {
      this.rung = false;
      try {
        await this.round();
        if (failing) this.logger.log('The queue can be read again.');
        failing = false;
      } catch (error) {
        if (!failing) this.logger.error(`The queue could not be read: ${messageOf(error)}`);
        failing = true;
      }
      await this.pause();
    }
  }

  private async round(): Promise<void> {
    await this.recover();
    const free = new Map(JOB_NAMES.map((name) => [name, this.freeSlots(name)]));
    const wanted = JOB_NAMES.filter((name) => free.get(name)! > 0);
    if (wanted.length === 0) return;
    const boss = await this.boss.ready();
    for (const name of await this.jobs.due(wanted)) {
      const taken = await boss.fetch<unknown>(name, { batchSize: free.get(name)!, includeMetadata: true });
      for (const job of taken) this.start(name, job);
    }
  }

  private async recover(): Promise<void> {
    const everyMs = (this.config.leaseSeconds * 1000) / RECOVERIES_A_LEASE;
    if (performance.now() - this.recoveredAt < everyMs) return;
    this.recoveredAt = performance.now();
    // What this process works on is its own, however long it stood still.
    const inHand = [...this.working.values()].map(({ id }) => id);
    const recovered = await this.jobs.recover(this.config.leaseSeconds, inHand);
    if (recovered > 0) this.logger.warn(`${recovered} jobs of lost workers are back in the queue.`);
  }

  private freeSlots(name: JobName): number {
    const { default: most, byKey } = this.config.concurrency;
    const busy = [...this.working.values()].filter((held) => held.name === name).length;
    return (byKey[name] ?? most) - busy;
  }

  private start(name: JobName, job: TakenJob): void {
    const held: HeldJob = { id: job.id, name, retryCount: job.retryCount };
    const work = this.process(held, job)
      .catch((error: unknown) => {
        // The job stays this worker's until its lease runs out, and is then run again.
        this.logger.error(`The end of job ${name} ${job.id} could not be written: ${messageOf(error)}`);
      })
      .finally(() => {
        this.working.delete(work);
        this.look();
      });
    this.working.set(work, held);
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

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.rung || this.ending.signal.aborted) this.wake();
    });
  }
}
