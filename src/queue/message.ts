import { UserError } from '../errors/errors.js';
import { currentSpan, isSpan } from '../telemetry/spans.js';
import { UnfitData } from './job-fields.js';
import type { JobDefinition, RawData } from './job.js';

/**
 * Version of the messages in the queue. Increase it when an older program could not do a job correctly: an older
 * program leaves such a job for a newer one.
 */
export const MESSAGE_VERSION = 1;

/** A job as it is stored in the queue. */
export interface Message<D extends object = object> {
  readonly version: number;
  readonly data: D;
  /** Whether the job was a dead letter that somebody put back. */
  readonly redriven?: boolean;
  /** The span that queued it, as a `traceparent`. Earlier versions neither write nor read it. */
  readonly trace?: string;
}

export type ReadMessage<D extends object = object> =
  | { readonly kind: 'job'; readonly data: D; readonly redriven: boolean; readonly trace?: string }
  | { readonly kind: 'newer'; readonly version: number }
  /** `reason` is a full sentence. */
  | { readonly kind: 'malformed'; readonly reason: string };

/** @throws {UserError} `queue.malformed` */
export function writeMessage<D extends object>(job: JobDefinition<D>, data: NoInfer<D>): Message<D> {
  const trace = currentSpan();
  const message = { version: MESSAGE_VERSION, data, ...(trace !== undefined && { trace }) };
  const read = readMessage(job, message);
  if (read.kind === 'malformed') throw malformed(job.name, read.reason);
  return message;
}

/** Parses a message from the queue of this job. The message can be anything. */
export function readMessage<D extends object>(job: JobDefinition<D>, raw: unknown): ReadMessage<D> {
  if (!isFields(raw)) return { kind: 'malformed', reason: 'It is no object.' };
  const { version, data, redriven, trace } = raw;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    return { kind: 'malformed', reason: 'It has no version.' };
  }
  if (version > MESSAGE_VERSION) return { kind: 'newer', version };
  if (!isFields(data)) return { kind: 'malformed', reason: 'It has no data.' };
  try {
    const read = { data: job.parse(data), redriven: redriven === true, ...(isSpan(trace) && { trace }) };
    return { kind: 'job', ...read };
  } catch (error) {
    if (error instanceof UnfitData) return { kind: 'malformed', reason: error.message };
    throw error;
  }
}

/** The message of a dead letter as it is put back. A message that another program put into the queue stays unchanged. */
export function redrivenMessage(raw: unknown): unknown {
  return isFields(raw) ? { ...raw, redriven: true } : raw;
}

export function malformed(name: string, reason: string): UserError {
  return new UserError('queue.malformed', `This is no "${name}" job: ${reason}`);
}

function isFields(value: unknown): value is RawData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
