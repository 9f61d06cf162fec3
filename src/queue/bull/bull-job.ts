import type { JobOptions } from 'bull';
import { messageOf } from '../../errors/errors.js';
import type { ErrorData } from '../../errors/errors.js';
import type { JobState, QueuedJob } from '../job-queue.js';
import type { JobId, Priority } from '../job.js';
import type { BullQueue } from './bull-queues.js';
import { RetryLater } from './retry-later.js';

/** Bull takes the lowest number first. */
const PRIORITY: Readonly<Record<Priority, number>> = { high: 1, normal: 2, low: 3 };

/** Bull shall never count: attempts are counted by deliveries, so that lost workers count too. */
const BULL_ATTEMPTS = Number.MAX_SAFE_INTEGER;

/** Fields of ours in the hash of a job, beside those of Bull. */
const DELIVERIES = 'colophonDeliveries';
const LAST_ERROR = 'colophonError';

/** How a job is put into Bull. */
export function jobOptions(
  id: JobId,
  { key, priority = 'normal', delayMs = 0 }: { key?: string; priority?: Priority; delayMs?: number },
): JobOptions {
  return {
    jobId: id,
    priority: PRIORITY[priority],
    delay: delayMs,
    attempts: BULL_ATTEMPTS,
    backoff: { type: RetryLater.STRATEGY },
    removeOnComplete: true,
    stackTraceLimit: 1,
    // Without a time it holds as long as the job is there.
    ...(key !== undefined && { debounce: { id: key } }),
  };
}

const ERROR_KINDS = ['user', 'operational', 'unexpected'] as const satisfies readonly ErrorData['kind'][];
/** The last moment that a `Date` can be, in milliseconds since 1970. */
const LAST_DATE_MS = 8.64e15;

/** A job as its hash in the Redis has it; whatever others wrote there, reading it does not fail. */
export interface BullJobRecord {
  readonly id: string;
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: Priority;
  /** How often it was given to a worker. */
  readonly deliveries: number;
  readonly lastError: ErrorData | null;
  readonly enqueuedAt: Date;
}

export async function readJob(queue: BullQueue, id: string): Promise<BullJobRecord | null> {
  const hash = await queue.client.hgetall(queue.toKey(id));
  if (Object.keys(hash).length === 0) return null;
  const { data, priority, deid, timestamp } = hash;
  const named = (Object.keys(PRIORITY) as Priority[]).find((name) => PRIORITY[name] === Number(priority));
  return {
    id,
    message: parsed(data),
    key: deid ?? null,
    priority: named ?? 'normal',
    deliveries: numberOr(0, hash[DELIVERIES]),
    lastError: errorIn(parsed(hash[LAST_ERROR])),
    enqueuedAt: new Date(numberOr(0, timestamp)),
  };
}

/** @returns How often the job was given to a worker, with this time. */
export function countDelivery(queue: BullQueue, id: string): Promise<number> {
  return addDeliveries(queue, id, 1);
}

export async function uncountDelivery(queue: BullQueue, id: string): Promise<void> {
  await addDeliveries(queue, id, -1);
}

async function addDeliveries(queue: BullQueue, id: string, more: 1 | -1): Promise<number> {
  const key = queue.toKey(id);
  try {
    return await queue.client.hincrby(key, DELIVERIES, more);
  } catch (error) {
    if (!/not an integer|overflow/.test(messageOf(error))) throw error;
  }
  // Others wrote something else there: counting begins anew.
  await queue.client.hset(key, DELIVERIES, Math.max(more, 0));
  return Math.max(more, 0);
}

export async function keepError(queue: BullQueue, id: string, error: ErrorData): Promise<void> {
  const { kind, code, message, hint } = error;
  await queue.client.hset(queue.toKey(id), LAST_ERROR, JSON.stringify({ kind, code, message, hint }));
}

export function queuedJob(name: string, state: JobState, job: BullJobRecord): QueuedJob {
  const { id, message, key, priority, deliveries, enqueuedAt } = job;
  return { id, name, state, message, key, priority, attempts: deliveries, enqueuedAt };
}

/** @returns `otherwise` for what is no safe whole number, of which no date could be made either. */
function numberOr(otherwise: number, text: string | undefined): number {
  const number = Number(text ?? otherwise);
  return Number.isSafeInteger(number) && Math.abs(number) <= LAST_DATE_MS ? number : otherwise;
}

/** Null for what is no error of ours. */
function errorIn(value: unknown): ErrorData | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, code, message, hint } = value as Readonly<Record<string, unknown>>;
  const known = ERROR_KINDS.find((other) => other === kind);
  if (!known || typeof code !== 'string' || typeof message !== 'string') return null;
  return { kind: known, code, message, ...(typeof hint === 'string' && { hint }) };
}

/** Not even JSON is sure. */
function parsed(data: string | undefined): unknown {
  try {
    return JSON.parse(data ?? 'null') as unknown;
  } catch (error) {
    return `${messageOf(error)}: ${data}`;
  }
}
