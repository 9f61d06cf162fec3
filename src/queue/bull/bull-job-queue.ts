import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { countsOf } from '../count-jobs.js';
import type { DeadLetter, LetterFilter } from '../dead-letter.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import { JOB_NAMES } from '../job.js';
import type { Job, JobId, JobName } from '../job.js';
import { JobQueue } from '../job-queue.js';
import type { EnqueueOptions, Enqueued, JobCounts, JobState, QueuedJob } from '../job-queue.js';
import { writeMessage } from '../message.js';
import { jobOptions, queuedJob, readJob } from './bull-job.js';
import { BullQueues } from './bull-queues.js';
import type { BullQueue } from './bull-queues.js';
import { RedisConnections } from './redis-connections.js';

/** Who asks for health waits for no more than some seconds in all. */
const PING_MS = 2000;

/** The queue in Redis. */
@Injectable()
export class BullJobQueue extends JobQueue {
  constructor(
    private readonly queues: BullQueues,
    private readonly connections: RedisConnections,
    private readonly letters: DeadLetterRepository,
  ) {
    super();
  }

  async ping(): Promise<void> {
    await this.connections.ask(() => this.connections.get('client').ping(), PING_MS);
  }

  async enqueue(job: Job, options: EnqueueOptions = {}): Promise<Enqueued> {
    const message = writeMessage(job);
    const id = randomUUID();
    const added = await this.connections.ask(() => this.put(job.name, message, id, options));
    return { id: added, duplicate: added !== id };
  }

  async withdraw(name: JobName, key: string): Promise<void> {
    await this.connections.ask(async () => {
      const queue = this.queues.of(name);
      const id = await queue.client.get(queue.toKey(`de:${key}`));
      const job = id === null ? null : await queue.getJob(id);
      // One that runs is locked, and goes on: Bull refuses to remove it.
      if (job && !(await job.isActive())) await job.remove();
    });
  }

  async counts(): Promise<Readonly<Record<JobName, JobCounts>>> {
    const dead = await this.letters.counts();
    const entries = await this.connections.ask(() =>
      Promise.all(
        JOB_NAMES.map(async (name) => {
          const queue = this.queues.of(name);
          const { waiting, delayed, active } = await countJobs(queue);
          const paused = await queue.isPaused();
          return [name, { waiting, delayed, active, dead: dead.get(name) ?? 0, paused }] as const;
        }),
      ),
    );
    const byName = new Map(entries);
    return countsOf((name) => byName.get(name)!);
  }

  async list(limit: number, name?: JobName): Promise<readonly QueuedJob[]> {
    const names = name ? [name] : JOB_NAMES;
    const lists = await this.connections.ask(() =>
      Promise.all(names.map((name) => this.listOf(name, limit))),
    );
    return lists.flat();
  }

  async position(id: JobId): Promise<number | null> {
    const places = await this.connections.ask(() =>
      Promise.all(this.queues.all.map(async (queue) => (await waitingIds(queue, -1)).indexOf(id))),
    );
    const place = places.find((index) => index >= 0);
    return place === undefined ? null : place + 1;
  }

  async pause(name?: JobName): Promise<void> {
    await this.connections.ask(() => Promise.all(this.named(name).map((queue) => queue.pause())));
  }

  async resume(name?: JobName): Promise<void> {
    await this.connections.ask(() => Promise.all(this.named(name).map((queue) => queue.resume())));
  }

  deadLetters({
    limit,
    ...filter
  }: LetterFilter & { readonly limit: number }): Promise<readonly DeadLetter[]> {
    return this.letters.list(filter, limit);
  }

  redrive(filter: LetterFilter): Promise<number> {
    return this.letters.redrive(filter, async ({ name, message, key, priority }) => {
      // Where a job of its key is in the queue, the letter's work will be done by that one.
      await this.connections.ask(() =>
        this.put(name, message, randomUUID(), { key: key ?? undefined, priority }),
      );
    });
  }

  /** @returns The id of the job, or of the one of its key that is there. */
  private async put(name: JobName, message: unknown, id: JobId, options: EnqueueOptions): Promise<JobId> {
    const job = await this.queues.of(name).add(name, message, jobOptions(id, options));
    return String(job.id);
  }

  private named(name?: JobName): BullQueue[] {
    return name ? [this.queues.of(name)] : this.queues.all;
  }

  private async listOf(name: JobName, limit: number): Promise<QueuedJob[]> {
    const queue = this.queues.of(name);
    const states: [JobState, string[]][] = [
      ['active', (await queue.client.lrange(queue.toKey('active'), -limit, -1)).toReversed()],
      ['waiting', await waitingIds(queue, limit)],
      ['delayed', await queue.client.zrange(queue.toKey('delayed'), 0, limit - 1)],
    ];
    const ids = states.flatMap(([state, ids]) => ids.map((id) => ({ state, id }))).slice(0, limit);
    const jobs = await Promise.all(
      ids.map(async ({ state, id }) => {
        const record = await readJob(queue, id);
        // It can end between the two questions.
        return record === null ? [] : [queuedJob(name, state, record)];
      }),
    );
    return jobs.flat();
  }
}

/** All at one moment: a job that is just being taken is counted once. */
async function countJobs(queue: BullQueue) {
  const [wait, paused, delayed, active] = ['wait', 'paused', 'delayed', 'active'].map((list) =>
    queue.toKey(list),
  );
  const asked = queue.client.multi().llen(wait!).llen(paused!).zcard(delayed!).llen(active!);
  const answers = (await asked.exec()) ?? [];
  const [inWait, inPaused, inDelayed, inActive] = answers.map(([error, count]) => {
    if (error) throw error;
    return count as number;
  });
  return { waiting: inWait! + inPaused!, delayed: inDelayed!, active: inActive! };
}

/** Ids of the waiting jobs, the next one first. While a queue is paused they are in a list of another name. */
async function waitingIds(queue: BullQueue, limit: number): Promise<string[]> {
  const [first, last] = limit < 0 ? [0, -1] : [-limit, -1];
  const lists = await Promise.all(
    ['wait', 'paused'].map((list) => queue.client.lrange(queue.toKey(list), first, last)),
  );
  return lists.flatMap((ids) => ids.toReversed());
}
