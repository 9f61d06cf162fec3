import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SendOptions } from 'pg-boss';
import { countsOf } from '../count-jobs.js';
import type { DeadLetter, LetterFilter } from '../dead-letter.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import { JOB_NAMES } from '../job.js';
import type { Job, JobId, JobName, Priority } from '../job.js';
import { JobQueue } from '../job-queue.js';
import type { EnqueueOptions, Enqueued, JobCounts, QueuedJob } from '../job-queue.js';
import { isUuid, writeMessage } from '../message.js';
import { Boss, FOR_EVER_SECONDS, executeOn } from './boss.js';
import { PgBossJobRepository } from './pg-boss-job.repository.js';
import { QueueBell } from './queue-bell.js';

/** pg-boss takes the highest number first. */
const PRIORITY: Readonly<Record<Priority, number>> = { high: 1, normal: 0, low: -1 };

/** Between the refusal of a second job of a key and the look for the first, that one can end: then once more. */
const KEY_TRIES = 5;

/** The queue in PostgreSQL or the embedded database. */
@Injectable()
export class PgBossJobQueue extends JobQueue {
  constructor(
    private readonly boss: Boss,
    private readonly jobs: PgBossJobRepository,
    private readonly letters: DeadLetterRepository,
    private readonly bell: QueueBell,
  ) {
    super();
  }

  async ping(): Promise<void> {
    await this.jobs.paused();
  }

  async enqueue(job: Job, options: EnqueueOptions = {}): Promise<Enqueued> {
    const message = writeMessage(job);
    const id = randomUUID();
    for (let tries = 0; tries < KEY_TRIES; tries += 1) {
      if (await this.put(job.name, message, { id, ...options })) {
        this.bell.ring();
        return { id, duplicate: false };
      }
      const first = options.key === undefined ? null : await this.jobs.idOfKey(job.name, options.key);
      if (first !== null) return { id: first, duplicate: true };
    }
    throw new Error(`The queue refused a job of the key "${options.key}", and has none.`);
  }

  async withdraw(name: JobName, key: string): Promise<void> {
    await this.boss.ready();
    await this.jobs.withdraw(name, key);
  }

  async counts(): Promise<Readonly<Record<JobName, JobCounts>>> {
    await this.boss.ready();
    const rows = await this.jobs.counts();
    const jobs = (name: JobName, state: string) =>
      rows.find((row) => row.name === name && row.state === state)?.jobs ?? 0;
    const dead = await this.letters.counts();
    const paused = await this.jobs.paused();
    return countsOf((name) => ({
      waiting: jobs(name, 'waiting'),
      delayed: jobs(name, 'delayed'),
      active: jobs(name, 'active'),
      dead: dead.get(name) ?? 0,
      paused: paused.has(name),
    }));
  }

  async list(limit: number, name?: JobName): Promise<readonly QueuedJob[]> {
    await this.boss.ready();
    const rows = await this.jobs.list(limit, name);
    return rows.map((row) => ({ ...row, priority: priorityOf(row.priority) }));
  }

  async position(id: JobId): Promise<number | null> {
    if (!isUuid(id)) return null;
    await this.boss.ready();
    return this.jobs.position(id);
  }

  async pause(name?: JobName): Promise<void> {
    await this.jobs.pause(name ? [name] : JOB_NAMES);
  }

  async resume(name?: JobName): Promise<void> {
    await this.jobs.resume(name ? [name] : JOB_NAMES);
    this.bell.ring();
  }

  deadLetters({
    limit,
    ...filter
  }: LetterFilter & { readonly limit: number }): Promise<readonly DeadLetter[]> {
    return this.letters.list(filter, limit);
  }

  async redrive(filter: LetterFilter): Promise<number> {
    await this.boss.ready();
    const redriven = await this.letters.redrive(filter, async ({ name, message, key, priority }, manager) => {
      // Where a job of its key is in the queue, the letter's work will be done by that one.
      await this.put(name, message, { id: randomUUID(), key: key ?? undefined, priority }, manager);
    });
    if (redriven > 0) this.bell.ring();
    return redriven;
  }

  /** @returns False when a job of the key is there. */
  private async put(
    name: JobName,
    message: unknown,
    { id, key, priority = 'normal', delayMs = 0 }: EnqueueOptions & { readonly id: JobId },
    manager?: EntityManager,
  ): Promise<boolean> {
    const boss = await this.boss.ready();
    const options: SendOptions & { id: string } = {
      id,
      priority: PRIORITY[priority],
      ...(delayMs > 0 && { startAfter: new Date(Date.now() + delayMs) }),
      // One period for ever: no second row of a key as long as there is one.
      ...(key !== undefined && { singletonKey: key, singletonSeconds: FOR_EVER_SECONDS }),
      ...(manager && { db: { executeSql: (text, values) => executeOn(manager.queryRunner!, text, values) } }),
    };
    // The types of pg-boss know objects only; a letter can hold any JSON.
    return (await boss.send(name, message as object, options)) !== null;
  }
}

/** Other programs may use other numbers. */
export function priorityOf(number: number): Priority {
  if (number === 0) return 'normal';
  return number > 0 ? 'high' : 'low';
}
