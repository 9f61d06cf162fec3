import type { Type } from '@nestjs/common';
import type { Job } from 'bull';

/** UUID. */
export type JobId = string;

/** Within one name of job, higher priorities first, then in the order of enqueueing. */
export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** A job as Bull gives it to a processor. */
export type BullJob = Job<unknown>;

/** The fields of what came out of the queue, before a job has read them. */
export type RawData = Readonly<Record<string, unknown>>;

/**
 * What a kind of job is. It is declared in the room that does the work, beside its `JobHandler`.
 *
 * @typeParam D What a job carries: ids only. Everything else is read from the database when the job is done.
 */
export interface JobDefinition<D extends object = object> {
  /** Name of its queue, in commands and in settings. A name that was given once stays: jobs may wait under it. */
  readonly name: string;
  /** Jobs of the name that a process does at once when the settings say nothing; 1 by default. */
  readonly atOnce?: number;
  /** The table that has the subject of a job, by the id in a field of the data. See `earlier-schema.ts`. */
  readonly subject?: { readonly table: string; readonly field: string };

  /** @throws {UnfitData} when it is not the data of this job; anything may be in there. */
  parse(data: RawData): D;

  /** While a job of this key waits, is delayed or runs, enqueueing answers that job and adds none. */
  key?(data: D): string;

  /** What the job is about, for people. */
  describe(data: D): string;

  /** The class that takes its jobs from Bull (see `BullProcessor`); loaded only where a Redis carries them. */
  processor(): Promise<Type<{ process(job: BullJob): Promise<void> }>>;
}

/** The data of a job: `DataOf<typeof INGEST>`. */
export type DataOf<J> = J extends JobDefinition<infer D> ? D : never;

/** Declares a job. It must also be in the one list of the program (`roles/jobs.ts`). */
export function defineJob<D extends object>(
  name: string,
  definition: Omit<JobDefinition<D>, 'name'>,
): JobDefinition<D> {
  return { name, ...definition };
}
