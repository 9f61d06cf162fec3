import type { DeadLetter, LetterFilter } from './dead-letter.js';
import type { Job, JobId, JobName, Priority } from './job.js';

export interface EnqueueOptions {
  /** `normal` by default. */
  readonly priority?: Priority;
  /** Not before so many milliseconds have passed. */
  readonly delayMs?: number;
  /** While a job of this name and key waits, is delayed or runs, enqueueing answers that job and adds none. */
  readonly key?: string;
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
  readonly name: JobName;
  readonly state: JobState;
  /** As it lies in the queue; of jobs that others put there, anything. */
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: Priority;
  /** How often it was given to a worker; the run in progress counts. */
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
 * Runs jobs at least once: each is given to one worker at a time, again when that worker is lost, and in the end is
 * done or becomes a dead letter. Implementations: Bull on Redis, pg-boss on PostgreSQL or the embedded database.
 *
 * Every method that needs a service which is away fails after a bounded time with the `OperationalError`
 * `queue.unreachable`, or that of the database.
 */
export abstract class JobQueue {
  /**
   * Asks the queue for a sign of life, for checks of health. Without it runs go on that are in hand, and others wait.
   *
   * @throws {UserError} `queue.credentials`; {OperationalError} `queue.unreachable` or an error of the database.
   */
  abstract ping(): Promise<void>;

  /** @throws {UserError} `queue.malformed` when the data is not that of the job. */
  abstract enqueue(job: Job, options?: EnqueueOptions): Promise<Enqueued>;

  /** Takes a waiting or delayed job out of the queue, whose work was done otherwise. One that runs goes on. */
  abstract withdraw(name: JobName, key: string): Promise<void>;

  abstract counts(): Promise<Readonly<Record<JobName, JobCounts>>>;

  /** At most `limit` unfinished jobs of each name: the active ones, then the waiting in their order, then the delayed. */
  abstract list(limit: number, name?: JobName): Promise<readonly QueuedJob[]>;

  /** Place of a waiting job among those of its name, from 1; null when it does not wait (any more). */
  abstract position(id: JobId): Promise<number | null>;

  /** Stops the taking of jobs, of one name or all, in every process; what runs goes on. Survives restarts. */
  abstract pause(name?: JobName): Promise<void>;
  abstract resume(name?: JobName): Promise<void>;

  /** Newest first. */
  abstract deadLetters(filter: LetterFilter & { readonly limit: number }): Promise<readonly DeadLetter[]>;

  /**
   * Puts dead letters back as new jobs with all attempts before them. Each is put back once, whoever asks at the same
   * time.
   *
   * @returns How many there were.
   */
  abstract redrive(filter: LetterFilter): Promise<number>;
}
