import type { JobId, Priority } from './job.js';

/** A job that will not be tried again by itself. */
export interface DeadLetter {
  /** The id it had as a job. */
  readonly id: JobId;
  readonly name: string;
  /** What lay in the queue. */
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: Priority;
  readonly errorCode: string;
  readonly errorMessage: string;
  /** How often it was given to a worker. */
  readonly attempts: number;
  readonly failedAt: Date;
  /** When it was put back as a new job. */
  readonly redrivenAt: Date | null;
}

/** Without both: every letter that was not put back. */
export interface LetterFilter {
  readonly id?: JobId;
  readonly name?: string;
}
