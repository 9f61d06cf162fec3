import type { DeadLetter } from '../queue/dead-letter.js';
import type { JobCounts, QueuedJob } from '../queue/job-queue.js';
import type { JobName } from '../queue/job.js';

export function countLine(name: JobName, { waiting, delayed, active, dead, paused }: JobCounts): string {
  const numbers = `${waiting} waiting, ${active} running, ${delayed} delayed, ${dead} dead`;
  return `${name.padEnd(7)}  ${numbers}${paused ? '  (paused)' : ''}`;
}

export function jobLine({ id, name, state, attempts, message }: QueuedJob): string {
  const tries = attempts > 0 ? `attempt ${attempts}  ` : '';
  return `${id}  ${name.padEnd(7)}  ${state.padEnd(7)}  ${tries}${workOf(message)}`;
}

/** What a job works on. The message may be anything. */
function workOf(message: unknown): string {
  const data: unknown = (message as { readonly data?: unknown } | null)?.data;
  if (typeof data !== 'object' || data === null || !('runId' in data)) return 'of another program';
  const { runId, from, to } = data as {
    readonly runId: unknown;
    readonly from?: number;
    readonly to?: number;
  };
  return `run ${String(runId)}${from === undefined ? '' : `, chunks ${from} to ${(to ?? from) - 1}`}`;
}

export function letterLine(letter: DeadLetter): string {
  const { id, name, failedAt, attempts, errorCode, errorMessage, redrivenAt } = letter;
  const put = redrivenAt ? `  (put back ${redrivenAt.toISOString()})` : '';
  return `${id}  ${name}  ${failedAt.toISOString()}  after ${attempts}: ${errorMessage} [${errorCode}]${put}`;
}
