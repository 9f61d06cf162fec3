import { JOB_NAMES } from './job.js';
import type { JobName } from './job.js';
import type { JobCounts } from './job-queue.js';

/** The counts of every name. */
export function countsOf(count: (name: JobName) => JobCounts): Readonly<Record<JobName, JobCounts>> {
  return Object.fromEntries(JOB_NAMES.map((name) => [name, count(name)])) as Record<JobName, JobCounts>;
}
