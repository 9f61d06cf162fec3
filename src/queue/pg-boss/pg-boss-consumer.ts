import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { messageOf } from '../../errors/errors.js';
import { Concurrency } from '../concurrency.js';
import { QueueConfig } from '../queue.config.js';
import { Boss } from './boss.js';
import { PgBossJobRepository } from './pg-boss-job.repository.js';
import { PgBossWork } from './pg-boss-work.js';
import { QueueBell } from './queue-bell.js';

/**
 * A job that another process enqueued starts within this time. Including the statements, it stays well below half a
 * second.
 */
const POLL_MS = 250;
/** How often lost jobs are looked for during one lease: they are back in the queue after 1.2 leases at most. */
const RECOVERIES_A_LEASE = 6;

/** Takes jobs from pg-boss while the application runs. */
@Injectable()
export class PgBossConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Queue');
  private readonly ending = new AbortController();
  private looping: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private rung = false;
  private recoveredAt = -Infinity;

  constructor(
    private readonly boss: Boss,
    private readonly jobs: PgBossJobRepository,
    private readonly work: PgBossWork,
    private readonly bell: QueueBell,
    private readonly concurrency: Concurrency,
    private readonly config: QueueConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.ready();
    const silence = this.bell.onRing(() => this.look());
    this.ending.signal.addEventListener('abort', silence);
    this.looping = this.loop();
  }

  /** Takes no more jobs, lets the running ones end before their deadline, and hands back the rest. */
  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    this.look();
    await this.looping;
    await this.work.close();
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
    const free = this.freePlaces();
    if (free.size === 0) return;
    const boss = await this.boss.ready();
    for (const name of await this.jobs.due([...free.keys()])) {
      const taken = await boss.fetch<unknown>(name, { batchSize: free.get(name)!, includeMetadata: true });
      for (const job of taken) this.work.start(name, job, () => this.look());
    }
  }

  private async recover(): Promise<void> {
    const everyMs = (this.config.leaseSeconds * 1000) / RECOVERIES_A_LEASE;
    if (performance.now() - this.recoveredAt < everyMs) return;
    this.recoveredAt = performance.now();
    // A job that this process is working on stays its own, even if the process was frozen for long.
    const inHand = this.work.inHand.map(({ id }) => id);
    const recovered = await this.jobs.recover(this.config.leaseSeconds, inHand);
    if (recovered > 0) this.logger.warn(`${recovered} jobs of lost workers are back in the queue.`);
  }

  /** The job names for which this process has free capacity, with the number of further jobs that it may take. */
  private freePlaces(): ReadonlyMap<string, number> {
    const { inHand } = this.work;
    const places = [...this.concurrency.byName].map(([name, most]) => {
      const busy = inHand.filter((held) => held.name === name).length;
      return [name, most - busy] as const;
    });
    return new Map(places.filter(([, free]) => free > 0));
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
