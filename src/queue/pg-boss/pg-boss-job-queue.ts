import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SendOptions } from 'pg-boss';
import { isUuid } from '../../database/is-uuid.js';
import type { DeadLetter, LetterFilter } from '../dead-letter.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import { JobList } from '../job-list.js';
import type { JobDefinition, JobId, Priority } from '../job.js';
import { inSpan } from '../../telemetry/spans.js';
import { JobQueue, enqueueing } from '../job-queue.js';
import type { EnqueueOptions, Enqueued, JobState, QueuedJob } from '../job-queue.js';
import { writeMessage } from '../message.js';
import { Boss, FOR_EVER_SECONDS, executeOn } from './boss.js';
import { PgBossJobRepository } from './pg-boss-job.repository.js';
import { QueueBell } from './queue-bell.js';

/** pg-boss takes the highest number first. */
const PRIORITY: Readonly<Record<Priority, number>> = { high: 1, normal: 0, low: -1 };

/**
 * After a second job with the same key was refused, the first one may end before it is found. Then the insert is tried
 * again.
 */
const KEY_TRIES = 5;

/** The key may also belong to a dead letter, whose message can be anything. */
type PutOptions = EnqueueOptions & { readonly id: JobId; readonly key?: string };

/** The queue in PostgreSQL or the embedded database. */
@Injectable()
export class PgBossJobQueue extends JobQueue {
  constructor(
    jobs: JobList,
    letters: DeadLetterRepository,
    private readonly boss: Boss,
    private readonly rows: PgBossJobRepository,
    private readonly bell: QueueBell,
  ) {
    super(jobs, letters);
  }

  async ping(): Promise<void> {
    await this.rows.paused();
  }

  async enqueue<D extends object>(
    job: JobDefinition<D>,
    data: NoInfer<D>,
    options: EnqueueOptions = {},
  ): Promise<Enqueued> {
    const { name } = this.jobs.of(job.name);
    return inSpan(enqueueing(name), () => this.add(job, data, options));
  }

  async withdraw<D extends object>(job: JobDefinition<D>, data: NoInfer<D>): Promise<void> {
    const key = job.key?.(data);
    if (key === undefined) return;
    await this.boss.ready();
    await this.rows.withdraw(job.name, key);
  }

  async oldestWaiting(): Promise<ReadonlyMap<string, Date>> {
    await this.boss.ready();
    const rows = await this.rows.oldestWaiting();
    return new Map(rows.map(({ name, enqueuedAt }) => [name, enqueuedAt]));
  }

  async list(limit: number, name?: string): Promise<readonly QueuedJob[]> {
    await this.boss.ready();
    const rows = await this.rows.list(limit, this.named(name));
    return rows.map((row) => ({ ...row, priority: priorityOf(row.priority) }));
  }

  async position(id: JobId): Promise<number | null> {
    if (!isUuid(id)) return null;
    await this.boss.ready();
    return this.rows.position(id);
  }

  async pause(name?: string): Promise<void> {
    await this.rows.pause(this.named(name));
  }

  async resume(name?: string): Promise<void> {
    await this.rows.resume(this.named(name));
    this.bell.ring();
  }

  override async redrive(filter: LetterFilter): Promise<number> {
    await this.boss.ready();
    const redriven = await super.redrive(filter);
    if (redriven > 0) this.bell.ring();
    return redriven;
  }

  protected async unfinished() {
    await this.boss.ready();
    const rows = await this.rows.counts();
    const paused = await this.rows.paused();
    const jobs = (name: string, state: JobState) =>
      rows.find((row) => row.name === name && row.state === state)?.jobs ?? 0;
    return this.jobs.names.map((name) => ({
      name,
      waiting: jobs(name, 'waiting'),
      delayed: jobs(name, 'delayed'),
      active: jobs(name, 'active'),
      paused: paused.has(name),
    }));
  }

  protected async putBack(
    { name, message, key, priority }: DeadLetter,
    manager: EntityManager,
  ): Promise<void> {
    await this.put(name, message, { id: randomUUID(), key: key ?? undefined, priority }, manager);
  }

  private async add<D extends object>(
    job: JobDefinition<D>,
    data: NoInfer<D>,
    options: EnqueueOptions,
  ): Promise<Enqueued> {
    const { name } = job;
    const message = writeMessage(job, data);
    const key = job.key?.(data);
    const id = randomUUID();
    for (let tries = 0; tries < KEY_TRIES; tries += 1) {
      if (await this.put(name, message, { id, key, ...options })) {
        this.bell.ring();
        return { id, duplicate: false };
      }
      const first = key === undefined ? null : await this.rows.idOfKey(name, key);
      if (first !== null) return { id: first, duplicate: true };
    }
    throw new Error(`The queue refused a job of the key "${key}", and has none.`);
  }

  /** @returns False when a job with the key already exists. */
  private async put(
    name: string,
    message: unknown,
    { id, key, priority = 'normal', delayMs = 0 }: PutOptions,
    manager?: EntityManager,
  ): Promise<boolean> {
    const boss = await this.boss.ready();
    const options: SendOptions & { id: string } = {
      id,
      priority: PRIORITY[priority],
      ...(delayMs > 0 && { startAfter: new Date(Date.now() + delayMs) }),
      // One endless period: as long as a row with the key exists, there is no second one.
      ...(key !== undefined && { singletonKey: key, singletonSeconds: FOR_EVER_SECONDS }),
      ...(manager && { db: { executeSql: (text, values) => executeOn(manager.queryRunner!, text, values) } }),
    };
    // The types of pg-boss accept only objects, but a dead letter can hold any JSON.
    return (await boss.send(name, message as object, options)) !== null;
  }
}

/** Other programs may use other numbers. */
export function priorityOf(number: number): Priority {
  if (number === 0) return 'normal';
  return number > 0 ? 'high' : 'low';
}
