import { UserError } from '../errors/errors.js';
import type { Job, JobData, JobName } from './job.js';

/**
 * Version of what is written into the queue. Raise it when an older program could not run a job rightly: it then
 * leaves the job for a newer one.
 */
export const MESSAGE_VERSION = 1;

/** A job as it lies in the queue. */
export interface Message<N extends JobName = JobName> {
  readonly version: number;
  readonly data: JobData[N];
  /** It was a dead letter, and somebody put it back. */
  readonly redriven?: boolean;
}

export type ReadMessage =
  | { readonly kind: 'job'; readonly job: Job; readonly redriven: boolean }
  | { readonly kind: 'newer'; readonly version: number }
  /** `reason` is a sentence. */
  | { readonly kind: 'malformed'; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;
type Problem = string | null;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** For each job, what is wrong with its data. */
const PROBLEM_OF: { readonly [N in JobName]: (data: Fields) => Problem } = {
  ingest: ({ runId }) => needsUuid('runId', runId),
  embed: ({ runId, from, to }) => needsUuid('runId', runId) ?? needsRange(from, to),
};

/** @throws {UserError} `queue.malformed` */
export function writeMessage(job: Job): Message {
  const problem = problemOf(job.name, job.data);
  if (problem !== null) throw malformed(job.name, problem);
  return { version: MESSAGE_VERSION, data: job.data };
}

/** Reads what came out of the queue of a name; anything may be in there. */
export function readMessage(name: JobName, raw: unknown): ReadMessage {
  if (!isFields(raw)) return { kind: 'malformed', reason: 'It is no object.' };
  const { version, data, redriven } = raw;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    return { kind: 'malformed', reason: 'It has no version.' };
  }
  if (version > MESSAGE_VERSION) return { kind: 'newer', version };
  const problem = problemOf(name, data);
  if (problem !== null) return { kind: 'malformed', reason: problem };
  // The data was checked against the name just now.
  return { kind: 'job', job: { name, data } as Job, redriven: redriven === true };
}

/** The message of a dead letter as it is put back; of what others put into the queue, as it was. */
export function redrivenMessage(raw: unknown): unknown {
  return isFields(raw) ? { ...raw, redriven: true } : raw;
}

export function malformed(name: string, reason: string): UserError {
  return new UserError('queue.malformed', `This is no "${name}" job: ${reason}`);
}

function problemOf(name: JobName, data: unknown): Problem {
  return isFields(data) ? PROBLEM_OF[name](data) : 'It has no data.';
}

function needsUuid(field: string, value: unknown): Problem {
  return typeof value === 'string' && UUID.test(value) ? null : `${field} must be a UUID.`;
}

function needsRange(from: unknown, to: unknown): Problem {
  const whole = [from, to].every((value) => typeof value === 'number' && Number.isSafeInteger(value));
  return whole && (from as number) >= 0 && (from as number) < (to as number)
    ? null
    : 'from and to must be whole numbers, from 0 and to above it.';
}

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
