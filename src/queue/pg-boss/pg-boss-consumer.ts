import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { messageOf } from '../../errors/errors.js';
import { Concurrency } from '../concurrency.js';
import { QueueConfig } from '../queue.config.js';
import { Boss } from './boss.js';
import { PgBossJobRepository } from './pg-boss-job.repository.js';
import { PgBossWork } from './pg-boss-work.js';
import { QueueBell } from './queue-bell.js';

/** A job of another process starts within so long; with the statements it stays well below half a second. */
const POLL_MS = 250;
/** Lost jobs are looked for so often in the time of a lease: they are back after 1.2 leases at the latest. */
const RECOVERIES_A_LEASE = 6;

/** Takes jobs from pg-boss as long as the application lives. */
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

  /** Takes no more jobs, lets the running ones end within their deadline and hands back the rest. */
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
    // What this process works on is its own, however long it stood still.
    const inHand = this.work.inHand.map(({ id }) => id);
    const recovered = await this.jobs.recover(this.config.leaseSeconds, inHand);
    if (recovered > 0) this.logger.warn(`${recovered} jobs of lost workers are back in the queue.`);
  }

  /** The names of which this process does fewer jobs than it may, with how many more it may. */
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
