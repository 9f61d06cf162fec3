import type { JobOptions } from 'bull';
import { messageOf } from '../../errors/errors.js';
import type { ErrorData } from '../../errors/errors.js';
import type { JobState, QueuedJob } from '../job-queue.js';
import type { JobId, JobName, Priority } from '../job.js';
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
    deliveries: Number(hash[DELIVERIES] ?? 0),
    lastError: hash[LAST_ERROR] === undefined ? null : (JSON.parse(hash[LAST_ERROR]) as ErrorData),
    enqueuedAt: new Date(Number(timestamp ?? 0)),
  };
}

/** @returns How often the job was given to a worker, with this time. */
export async function countDelivery(queue: BullQueue, id: string): Promise<number> {
  return queue.client.hincrby(queue.toKey(id), DELIVERIES, 1);
}

export async function uncountDelivery(queue: BullQueue, id: string): Promise<void> {
  await queue.client.hincrby(queue.toKey(id), DELIVERIES, -1);
}

export async function keepError(queue: BullQueue, id: string, error: ErrorData): Promise<void> {
  const { kind, code, message, hint } = error;
  await queue.client.hset(queue.toKey(id), LAST_ERROR, JSON.stringify({ kind, code, message, hint }));
}

export function queuedJob(name: JobName, state: JobState, job: BullJobRecord): QueuedJob {
  const { id, message, key, priority, deliveries, enqueuedAt } = job;
  return { id, name, state, message, key, priority, attempts: deliveries, enqueuedAt };
}

/** Not even JSON is sure. */
function parsed(data: string | undefined): unknown {
  try {
    return JSON.parse(data ?? 'null') as unknown;
  } catch (error) {
    return `${messageOf(error)}: ${data}`;
  }
}
