import type { DeadLetter } from '../queue/dead-letter.js';
import type { JobCounts, QueuedJob } from '../queue/job-queue.js';
import type { JobDefinition } from '../queue/job.js';
import { workOf } from '../queue/job-about.js';

export function countLine(name: string, { waiting, delayed, active, dead, paused }: JobCounts): string {
  const numbers = `${waiting} waiting, ${active} running, ${delayed} delayed, ${dead} dead`;
  return `${name.padEnd(12)}  ${numbers}${paused ? '  (paused)' : ''}`;
}

export function jobLine({ id, name, state, attempts, message }: QueuedJob, job: JobDefinition): string {
  const tries = attempts > 0 ? `attempt ${attempts}  ` : '';
  return `${id}  ${name.padEnd(12)}  ${state.padEnd(7)}  ${tries}${workOf(job, message)}`;
}

export function letterLine(letter: DeadLetter): string {
  const { id, name, failedAt, attempts, errorCode, errorMessage, redrivenAt } = letter;
  const put = redrivenAt ? `  (put back ${redrivenAt.toISOString()})` : '';
  return `${id}  ${name}  ${failedAt.toISOString()}  after ${attempts}: ${errorMessage} [${errorCode}]${put}`;
}
