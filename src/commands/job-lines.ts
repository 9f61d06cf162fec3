import type { DeadLetter } from '../queue/dead-letter.js';
import type { JobCounts, QueuedJob } from '../queue/job-queue.js';
import type { JobName } from '../queue/job.js';

export function countLine(name: JobName, { waiting, delayed, active, dead, paused }: JobCounts): string {
  const numbers = `${waiting} waiting, ${active} running, ${delayed} delayed, ${dead} failed`;
  return `${name.padEnd(7)}  ${numbers}${paused ? '  (paused)' : ''}`;
}

export function jobLine({ id, name, state, attempts, message }: QueuedJob): string {
  const tries = attempts > 0 ? `attempt ${attempts}  ` : '';
  return `${id}  ${name.padEnd(7)}  ${state.padEnd(7)}  ${tries}${JSON.stringify(message)}`;
}

export function letterLine(letter: DeadLetter): string {
  const { id, name, failedAt, attempts, errorCode, errorMessage, redrivenAt } = letter;
  const put = redrivenAt ? `  (put back ${redrivenAt.toISOString()})` : '';
  return `${id}  ${name}  ${failedAt.toISOString()}  after ${attempts}: ${errorMessage} [${errorCode}]${put}`;
}
