import type { EntityManager } from 'typeorm';
import { UserError } from '../errors/errors.js';
import type { SpanStart } from '../telemetry/spans.js';
import type { DeadLetter, LetterFilter } from './dead-letter.js';
import type { DeadLetterRepository } from './dead-letter.repository.js';
import type { JobList } from './job-list.js';
import type { JobDefinition, JobId, Priority } from './job.js';

export interface EnqueueOptions {
  /** The default is `normal`. */
  readonly priority?: Priority;
  /** The job is not started before this many milliseconds have passed. */
  readonly delayMs?: number;
}

export interface Enqueued {
  readonly id: JobId;
  /** True if a job with the same key already existed. Then `id` is its id. */
  readonly duplicate: boolean;
}

export const JOB_STATES = ['waiting', 'delayed', 'active'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** An unfinished job. */
export interface QueuedJob {
  readonly id: JobId;
  readonly name: string;
  readonly state: JobState;
  /** The message as it is in the queue. If another program put it there, it can be anything. */
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: Priority;
  /** How often the job was given to a worker, including the attempt in progress. */
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

/** The span of queueing a job, to which the job then belongs. */
export function enqueueing(name: string): SpanStart {
  return { name: `enqueue ${name}`, kind: 'producer' };
}

/**
 * Delivers each job at least once. One worker at a time has a job, and if that worker is lost, another gets it. In the
 * end the job is done or becomes a dead letter. Implementations: Bull on Redis, pg-boss on PostgreSQL or the embedded
 * database.
 *
 * If the service that a method needs is unreachable, the method fails after a limited time with the `OperationalError`
 * `queue.unreachable`, or with that of the database.
 */
export abstract class JobQueue {
  constructor(
    protected readonly jobs: JobList,
    protected readonly letters: DeadLetterRepository,
  ) {}

  /**
   * Checks that the queue answers, for health checks. While it is unreachable, running jobs continue and others wait.
   *
   * @throws {UserError} `queue.credentials`; {OperationalError} `queue.unreachable` or an error of the database.
   */
  abstract ping(): Promise<void>;

  /** @throws {UserError} `queue.malformed` when the data does not fit the job. */
  abstract enqueue<D extends object>(
    job: JobDefinition<D>,
    data: NoInfer<D>,
    options?: EnqueueOptions,
  ): Promise<Enqueued>;

  /**
   * Removes the waiting or delayed job with this key from the queue, because its work was done in another way. A
   * running job continues.
   */
  abstract withdraw<D extends object>(job: JobDefinition<D>, data: NoInfer<D>): Promise<void>;

  /** The counts of every job, by job name. */
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

  /** When the oldest waiting job of each name was enqueued; a name without one is not there. */
  abstract oldestWaiting(): Promise<ReadonlyMap<string, Date>>;

  /**
   * Returns at most `limit` unfinished jobs per name: first the active ones, then the waiting ones in order, then the
   * delayed ones.
   */
  abstract list(limit: number, name?: string): Promise<readonly QueuedJob[]>;

  /** Position of a waiting job among the jobs of its name, from 1; null when it is not waiting or no longer waiting. */
  abstract position(id: JobId): Promise<number | null>;

  /** Stops all processes from taking jobs of one name or of all names. Running jobs continue. A pause survives restarts. */
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
   * Puts dead letters back as new jobs with all their attempts. Each letter is put back only once, even if several
   * callers ask at the same time.
   *
   * @returns How many letters were put back.
   */
  redrive(filter: LetterFilter): Promise<number> {
    return this.letters.redrive(filter, (letter, manager) => this.putBack(letter, manager));
  }

  /** The same for one letter. @throws {UserError} `job.not_found` when there is none, or it was already put back. */
  async redriveOne(id: JobId): Promise<number> {
    const redriven = await this.redrive({ id });
    if (redriven > 0) return redriven;
    throw new UserError('job.not_found', `There is no failed job ${id}, or it was already put back.`, {
      fault: 'missing',
      field: 'id',
      hint: '`colophon jobs dead` lists them.',
    });
  }

  /** The counts of every name, without the dead letters. */
  protected abstract unfinished(): Promise<readonly (Omit<JobCounts, 'dead'> & { readonly name: string })[]>;

  /**
   * Enqueues a new job with the message of the letter. If a job with the same key is already in the queue, that job
   * does the work of the letter.
   *
   * @param manager Manager of the transaction that marks the letter.
   */
  protected abstract putBack(letter: DeadLetter, manager: EntityManager): Promise<void>;

  /** The given name, or all names. */
  protected named(name?: string): readonly string[] {
    return name === undefined ? this.jobs.names : [this.jobs.of(name).name];
  }
}
