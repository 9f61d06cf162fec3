/** What each job carries: ids only. Everything else is read from the database when the job runs. */
export interface JobData {
  /** Works on a run to its end. */
  readonly ingest: { readonly runId: string };
  /** Embeds the staged chunks of a run at the places `from` (included) to `to` (excluded), counted from 0. */
  readonly embed: { readonly runId: string; readonly from: number; readonly to: number };
}

export type JobName = keyof JobData;

export const JOB_NAMES = ['ingest', 'embed'] as const satisfies readonly JobName[];

export type Job<N extends JobName = JobName> = {
  readonly [K in N]: { readonly name: K; readonly data: JobData[K] };
}[N];

/** UUID. */
export type JobId = string;

/** Within one name of job, higher priorities first, then in the order of enqueueing. */
export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export function isJobName(name: string): name is JobName {
  return JOB_NAMES.some((known) => known === name);
}
