import { Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Queue, QueueOptions } from 'bull';
import type { QueueConfig } from '../queue.config.js';
import type { BullPrefix } from './bull-prefix.js';
import type { RedisConnections } from './redis-connections.js';
import { RetryLater } from './retry-later.js';

/** Stalled jobs are looked for so often in the time of a lease; the second look takes them. */
const CHECKS_A_LEASE = 6;
/** A worker that could not take or end a job tries again after this time. */
const RETRY_PROCESS_MS = 1000;
/** How long queues may take to close when all jobs have ended; a Redis that is away would never let them. */
const CLOSE_MS = 3000;

export type BullQueue = Queue<unknown>;

/** Options of every Bull queue. */
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
      // Redis takes whole milliseconds only.
      stalledInterval: Math.round(leaseMs / CHECKS_A_LEASE),
      // A job that no worker can even take apart, because it is no JSON, ends after as many leases.
      maxStalledCount: config.attempts,
      retryProcessDelay: RETRY_PROCESS_MS,
      backoffStrategies: {
        [RetryLater.STRATEGY]: (_attemptsMade: number, error: unknown) =>
          error instanceof RetryLater ? error.delayMs : RETRY_PROCESS_MS,
      },
    },
  };
}

/**
 * The Bull queues that @nestjs/bull made: one for each name of job, because Bull counts concurrency for a whole queue.
 */
export class BullQueues implements OnApplicationShutdown {
  private readonly byName: ReadonlyMap<string, BullQueue>;
  private readonly logger = new Logger('Queue');
  private closing: Promise<void> | null = null;

  constructor(
    private readonly connections: RedisConnections,
    queues: readonly BullQueue[],
  ) {
    this.byName = new Map(queues.map((queue) => [queue.name, queue]));
    // By itself each queue waits for ever at a shutdown when the Redis is away.
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

  /** An outage is told once by the connections, not by every queue. */
  private tell(queue: BullQueue, error: Error): void {
    if (queue.client.status === 'ready') this.logger.warn(`Queue ${queue.name}: ${error.message}`);
  }

  private close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    const closed = Promise.all(this.all.map((queue) => queue.close()));
    await within(CLOSE_MS, closed);
    this.connections.close();
    await within(CLOSE_MS, closed);
  }
}

/** Waits for work to end, but not for ever. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, time]);
  clearTimeout(timer);
}
