import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Lookout } from '../process/lookout.js';
import { DeadLetterRepository } from './dead-letter.repository.js';
import type { JobDefinition } from './job.js';
import { JobQueue } from './job-queue.js';

/** How often to look for work. Each look is one read of a table that is nearly empty. */
const LOOK_MS = 2000;

/** All work of the job that there is: its data is empty, and its one key lets it wait only once. */
export type WholeJob = JobDefinition<Record<string, never>>;

/**
 * Sees to it that work recorded in the database has a job, whatever part of the program recorded it, and even after the
 * loss of a message or of all of Redis. Used by processes that work.
 */
@Injectable()
export abstract class JobKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected readonly logger = new Logger(this.constructor.name);
  protected abstract readonly job: WholeJob;
  private readonly lookout = new Lookout(() => this.look(), {
    everyMs: LOOK_MS,
    tell: (reason) => this.logger.error(`Work for the queue cannot be looked for: ${reason}`),
  });

  constructor(
    private readonly queue: JobQueue,
    private readonly letters: DeadLetterRepository,
  ) {}

  /** Whether there is work for the job. */
  protected abstract isWanted(): Promise<boolean>;

  onApplicationBootstrap(): void {
    this.lookout.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.lookout.stop();
  }

  private async look(): Promise<void> {
    const [isWanted, hasFailed] = [await this.isWanted(), await this.letters.waits(this.job, {})];
    // A job that failed for good is not repeated for ever: somebody looks at it and puts it back.
    if (isWanted && !hasFailed) await this.queue.enqueue(this.job, {});
    // The work was done in another way, such as by a command.
    if (!isWanted && hasFailed) await this.letters.forget(this.job, [{}]);
  }
}
