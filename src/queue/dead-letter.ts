import type { JobId, Priority } from './job.js';

/** A job that will not be retried automatically. */
export interface DeadLetter {
  /** The id of the job. */
  readonly id: JobId;
  readonly name: string;
  /** The message as it was in the queue. */
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: Priority;
  readonly errorCode: string;
  readonly errorMessage: string;
  /** How often the job was given to a worker. */
  readonly attempts: number;
  readonly failedAt: Date;
  /** When it was put back as a new job. */
  readonly redrivenAt: Date | null;
}

/** Without `id` and `name`: every letter that was not put back. */
export interface LetterFilter {
  readonly id?: JobId;
  readonly name?: string;
}
