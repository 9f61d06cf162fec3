import type { EntityManager } from 'typeorm';
import type { DeadLetter, LetterFilter } from './dead-letter.js';
import type { DeadLetterRepository } from './dead-letter.repository.js';
import type { JobList } from './job-list.js';
import type { JobDefinition, JobId, Priority } from './job.js';

export interface EnqueueOptions {
  /** `normal` by default. */
  readonly priority?: Priority;
  /** Not before so many milliseconds have passed. */
  readonly delayMs?: number;
}

export interface Enqueued {
  readonly id: JobId;
  /** A job of the same key was there; `id` is its id. */
  readonly duplicate: boolean;
}

export type JobState = 'waiting' | 'delayed' | 'active';

/** A job that is not finished. */
export interface QueuedJob {
  readonly id: JobId;
  readonly name: string;
  readonly state: JobState;
  /** As it lies in the queue; of jobs that others put there, anything. */
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: Priority;
  /** How often it was given to a worker; the attempt in progress counts. */
  readonly attempts: number;
  readonly enqueuedAt: Date;
}

export interface JobCounts {
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  /** Dead letters that were not put back. */
  readonly dead: number;
  readonly paused: boolean;
}

/**
 * Does jobs at least once: each is given to one worker at a time, again when that worker is lost, and in the end is
 * done or becomes a dead letter. Implementations: Bull on Redis, pg-boss on PostgreSQL or the embedded database.
 *
 * Every method that needs a service which is away fails after a bounded time with the `OperationalError`
 * `queue.unreachable`, or that of the database.
 */
export abstract class JobQueue {
  constructor(
    protected readonly jobs: JobList,
    protected readonly letters: DeadLetterRepository,
  ) {}

  /**
   * Asks the queue for a sign of life, for checks of health. Without it jobs go on that are in hand, and others wait.
   *
   * @throws {UserError} `queue.credentials`; {OperationalError} `queue.unreachable` or an error of the database.
   */
  abstract ping(): Promise<void>;

  /** @throws {UserError} `queue.malformed` when the data is not that of the job. */
  abstract enqueue<D extends object>(
    job: JobDefinition<D>,
    data: NoInfer<D>,
    options?: EnqueueOptions,
  ): Promise<Enqueued>;

  /**
   * Takes a waiting or delayed job out of the queue, whose work was done otherwise: the one of its key. One that runs
   * goes on.
   */
  abstract withdraw<D extends object>(job: JobDefinition<D>, data: NoInfer<D>): Promise<void>;

  /** By the names of all jobs. */
  async counts(): Promise<Readonly<Record<string, JobCounts>>> {
    const dead = await this.letters.counts();
    const unfinished = await this.unfinished();
    return Object.fromEntries(
      unfinished.map(({ name, paused, ...counts }) => [
        name,
        { ...counts, dead: dead.get(name) ?? 0, paused },
      ]),
    );
  }

  /** At most `limit` unfinished jobs of each name: the active ones, then the waiting in their order, then the delayed. */
  abstract list(limit: number, name?: string): Promise<readonly QueuedJob[]>;

  /** Place of a waiting job among those of its name, from 1; null when it does not wait (any more). */
  abstract position(id: JobId): Promise<number | null>;

  /** Stops the taking of jobs, of one name or all, in every process; what runs goes on. Survives restarts. */
  abstract pause(name?: string): Promise<void>;
  abstract resume(name?: string): Promise<void>;

  /** Newest first. */
  deadLetters({
    limit,
    ...filter
  }: LetterFilter & { readonly limit: number }): Promise<readonly DeadLetter[]> {
    return this.letters.list(filter, limit);
  }

  /**
   * Puts dead letters back as new jobs with all attempts before them. Each is put back once, whoever asks at the same
   * time.
   *
   * @returns How many there were.
   */
  redrive(filter: LetterFilter): Promise<number> {
    return this.letters.redrive(filter, (letter, manager) => this.putBack(letter, manager));
  }

  /** The counts of every name, without the dead letters. */
  protected abstract unfinished(): Promise<readonly (Omit<JobCounts, 'dead'> & { readonly name: string })[]>;

  /**
   * A new job of the letter's message. Where a job of its key is in the queue, the letter's work is done by that one.
   *
   * @param manager Of the transaction that marks the letter.
   */
  protected abstract putBack(letter: DeadLetter, manager: EntityManager): Promise<void>;

  /** The one of a name, or all. */
  protected named(name?: string): readonly string[] {
    return name === undefined ? this.jobs.names : [this.jobs.of(name).name];
  }
}
