/** What each job carries: ids only. Everything else is read from the database when the job runs. */
export interface JobData {
  /** Reads, structures and chunks the book of a run. */
  readonly ingest: { readonly runId: string };
  /** Embeds the chunks of a run at the places `from` (included) to `to` (excluded), counted from 0. */
  readonly embed: { readonly runId: string; readonly from: number; readonly to: number };
  readonly publish: { readonly runId: string };
  /** Ranks one document, or with null all of them. */
  readonly rank: { readonly documentId: string | null };
}

export type JobName = keyof JobData;

export const JOB_NAMES = ['ingest', 'embed', 'publish', 'rank'] as const satisfies readonly JobName[];

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
