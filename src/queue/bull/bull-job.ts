import type { JobOptions } from 'bull';
import { messageOf } from '../../errors/errors.js';
import type { ErrorData } from '../../errors/errors.js';
import type { JobState, QueuedJob } from '../job-queue.js';
import type { BullJob, JobId, Priority } from '../job.js';
import type { BullQueue } from './bull-queues.js';
import { RetryLater } from './retry-later.js';

/** Bull takes the lowest number first. */
const PRIORITY: Readonly<Record<Priority, number>> = { high: 1, normal: 2, low: 3 };

/** Bull must not count attempts. We count deliveries instead, so that attempts of lost workers count too. */
const BULL_ATTEMPTS = Number.MAX_SAFE_INTEGER;

/** Our own fields in the hash of a job, beside Bull's fields. */
const DELIVERIES = 'colophonDeliveries';
const LAST_ERROR = 'colophonError';

/** Bull's options for a new job. */
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
    // Without a time, the key is held as long as the job exists.
    ...(key !== undefined && { debounce: { id: key } }),
  };
}

const ERROR_KINDS = ['user', 'operational', 'unexpected'] as const satisfies readonly ErrorData['kind'][];
/** The latest time that a `Date` can hold, in milliseconds since 1970. */
const LAST_DATE_MS = 8.64e15;

/** A job as Redis stores it in its hash. Reading it never fails, whatever other programs wrote there. */
export interface BullJobRecord {
  readonly id: string;
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: Priority;
  /** How often the job was given to a worker. */
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

/**
 * Whether Bull delivered a job that no longer exists. A worker that was frozen can receive a job while another worker
 * has it. When it continues after the job has ended, Bull creates the job again, without name and data.
 */
export async function isEmptied(queue: BullQueue, id: string): Promise<boolean> {
  return (await queue.client.hexists(queue.toKey(id), 'name')) === 0;
}

/** Removes what Bull left of a job that no longer exists. */
export async function removeEmptied(queue: BullQueue, id: string): Promise<void> {
  const key = queue.toKey(id);
  await queue.client.multi().lrem(queue.toKey('active'), 0, id).del(key, `${key}:lock`).exec();
}

/**
 * Prevents Bull from writing the result of a job that another worker has. Bull would create the job again, without
 * data.
 */
export function letGo(job: BullJob): void {
  Object.assign(job, { moveToCompleted: () => Promise.resolve(null) });
}

/** @returns How often the job was given to a worker, including this time. */
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
  // Another program wrote something else there, so the count starts again.
  await queue.client.hset(key, DELIVERIES, Math.max(more, 0));
  return Math.max(more, 0);
}

/**
 * When the oldest waiting job was enqueued; null if none waits. Bull keeps the waiting jobs in one list, the next one at
 * its end, the jobs of each priority in the order of enqueueing; and it counts the jobs of each priority. So the oldest
 * job is the first of one of the priorities.
 */
export async function oldestIn(queue: BullQueue): Promise<Date | null> {
  const [waiting, paused, priorities] = ['wait', 'paused', 'priority'].map((list) => queue.toKey(list));
  const { high, normal } = PRIORITY;
  const [ofHigh, ofNormal] = await Promise.all(
    [high, normal].map((priority) => queue.client.zcount(priorities!, priority, priority)),
  );
  const firsts = [-1, -1 - ofHigh!, -1 - ofHigh! - ofNormal!];
  const ids = await Promise.all(
    [waiting, paused].flatMap((list) => firsts.map((place) => queue.client.lindex(list!, place))),
  );
  const times = await Promise.all(
    ids.flatMap((id) => (id === null ? [] : [queue.client.hget(queue.toKey(id), 'timestamp')])),
  );
  const oldest = Math.min(...times.map((time) => numberOr(Infinity, time ?? undefined)));
  return Number.isFinite(oldest) ? new Date(oldest) : null;
}

export async function keepError(queue: BullQueue, id: string, error: ErrorData): Promise<void> {
  const { kind, code, message, hint } = error;
  await queue.client.hset(queue.toKey(id), LAST_ERROR, JSON.stringify({ kind, code, message, hint }));
}

export function queuedJob(name: string, state: JobState, job: BullJobRecord): QueuedJob {
  const { id, message, key, priority, deliveries, enqueuedAt } = job;
  return { id, name, state, message, key, priority, attempts: deliveries, enqueuedAt };
}

/** @returns `otherwise` if the text is not a safe integer or too large for a date. */
function numberOr(otherwise: number, text: string | undefined): number {
  const number = Number(text ?? otherwise);
  return Number.isSafeInteger(number) && Math.abs(number) <= LAST_DATE_MS ? number : otherwise;
}

/** Returns null if the value is not one of our errors. */
function errorIn(value: unknown): ErrorData | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, code, message, hint } = value as Readonly<Record<string, unknown>>;
  const known = ERROR_KINDS.find((other) => other === kind);
  if (!known || typeof code !== 'string' || typeof message !== 'string') return null;
  return { kind: known, code, message, ...(typeof hint === 'string' && { hint }) };
}

/** The data may not even be valid JSON. */
function parsed(data: string | undefined): unknown {
  try {
    return JSON.parse(data ?? 'null') as unknown;
  } catch (error) {
    return `${messageOf(error)}: ${data}`;
  }
}
