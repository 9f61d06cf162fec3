import type { Type } from '@nestjs/common';
import type { Job } from 'bull';
import type { WorkIds } from '../telemetry/work-ids.js';

/** UUID. */
export type JobId = string;

/** Within one job name, higher priorities come first, then the order of enqueueing. */
export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** A job as Bull passes it to a processor. */
export type BullJob = Job<unknown>;

/** The fields of a message from the queue, before the job has parsed them. */
export type RawData = Readonly<Record<string, unknown>>;

/**
 * Describes one kind of job. It is declared in the room that does the work, beside its `JobHandler`.
 *
 * @typeParam D The data of a job: ids only. The handler reads everything else from the database.
 */
export interface JobDefinition<D extends object = object> {
  /** Name of its queue, in commands and in settings. Never change it, because jobs may be waiting under the old name. */
  readonly name: string;
  /** How many jobs of this name a process runs at once if the settings do not say otherwise; 1 by default. */
  readonly atOnce?: number;
  /**
   * The table with the subject of the job, and the field of the data that holds the subject's id. It distinguishes this
   * library's jobs from those of other libraries where earlier versions left them (`pg-boss/earlier-schema.ts`). A new
   * job does not need it.
   */
  readonly subject?: { readonly table: string; readonly field: string };

  /** Accepts any content. @throws {UnfitData} when it does not fit this job. */
  parse(data: RawData): D;

  /** While a job with this key waits, is delayed or runs, enqueueing returns that job and does not add another. */
  key?(data: D): string;

  /** What the job is about, for people. */
  describe(data: D): string;

  /** The ids that every line of the log about the job bears, besides its own. */
  ids?(data: D): Pick<WorkIds, 'runId' | 'documentId'>;

  /** The class that takes its jobs from Bull (see `BullProcessor`). It is loaded only when the queue is in Redis. */
  processor(): Promise<Type<{ process(job: BullJob): Promise<void> }>>;
}

/** The data of a job: `DataOf<typeof INGEST>`. */
export type DataOf<J> = J extends JobDefinition<infer D> ? D : never;

/** Declares a job. Also add it to the program's one list of jobs (`roles/jobs.ts`). */
export function defineJob<D extends object>(
  name: string,
  definition: Omit<JobDefinition<D>, 'name'>,
): JobDefinition<D> {
  return { name, ...definition };
}
