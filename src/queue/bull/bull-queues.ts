import { Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Queue, QueueOptions } from 'bull';
import type { QueueConfig } from '../queue.config.js';
import type { BullPrefix } from './bull-prefix.js';
import type { RedisConnections } from './redis-connections.js';
import { RetryLater } from './retry-later.js';
import { within } from '../../process/within.js';

/** How often stalled jobs are looked for during one lease. The second check takes them. */
const CHECKS_A_LEASE = 6;
/** A worker that could not take or end a job tries again after this time. */
const RETRY_PROCESS_MS = 1000;
/** How long the queues may take to close once all jobs have ended. If Redis is unreachable, they would never close. */
const CLOSE_MS = 3000;

export type BullQueue = Queue<unknown>;

export function bullOptions(
  connections: RedisConnections,
  config: QueueConfig,
  { prefix }: BullPrefix,
): QueueOptions {
  const leaseMs = config.leaseSeconds * 1000;
  return {
    prefix,
    createClient: (kind) => connections.get(kind),
    settings: {
      lockDuration: leaseMs,
      // Redis accepts only whole milliseconds.
      stalledInterval: Math.round(leaseMs / CHECKS_A_LEASE),
      // A job that is not valid JSON cannot be read by any worker. It ends after as many leases as a job has attempts.
      maxStalledCount: config.attempts,
      retryProcessDelay: RETRY_PROCESS_MS,
      backoffStrategies: {
        [RetryLater.STRATEGY]: (_attemptsMade: number, error: unknown) =>
          error instanceof RetryLater ? error.delayMs : RETRY_PROCESS_MS,
      },
    },
  };
}

/** The Bull queues that @nestjs/bull created: one for each job name, because Bull limits concurrency per queue. */
export class BullQueues implements OnApplicationShutdown {
  private readonly byName: ReadonlyMap<string, BullQueue>;
  private readonly logger = new Logger('Queue');
  private closing: Promise<void> | null = null;

  constructor(
    private readonly connections: RedisConnections,
    queues: readonly BullQueue[],
  ) {
    this.byName = new Map(queues.map((queue) => [queue.name, queue]));
    // Without a limit, each queue would wait forever at shutdown when Redis is unreachable.
    for (const queue of this.all) {
      Object.assign(queue, { onApplicationShutdown: () => this.close() });
      queue.on('error', (error) => this.tell(queue, error));
    }
  }

  of(name: string): BullQueue {
    return this.byName.get(name)!;
  }

  get all(): BullQueue[] {
    return [...this.byName.values()];
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  /** The connections report an outage once, so each queue need not report it again. */
  private tell(queue: BullQueue, error: Error): void {
    if (queue.client.status === 'ready') this.logger.warn(`Queue ${queue.name}: ${error.message}`);
  }

  private close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    const closed = Promise.all(this.all.map((queue) => queue.close()));
    await within(CLOSE_MS, closed, null);
    this.connections.close();
    await within(CLOSE_MS, closed, null);
  }
}
