import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DeadLetter } from '../dead-letter.js';
import { DeadLetterRepository } from '../dead-letter.repository.js';
import { JobList } from '../job-list.js';
import type { JobDefinition, JobId } from '../job.js';
import { inSpan } from '../../telemetry/spans.js';
import { JobQueue, enqueueing } from '../job-queue.js';
import type { EnqueueOptions, Enqueued, JobState, QueuedJob } from '../job-queue.js';
import { writeMessage } from '../message.js';
import { jobOptions, oldestIn, queuedJob, readJob } from './bull-job.js';
import { BullQueues } from './bull-queues.js';
import type { BullQueue } from './bull-queues.js';
import { RedisConnections } from './redis-connections.js';

/** A health check must get its answer within a few seconds. */
const PING_MS = 2000;

/** The key may also belong to a dead letter, whose message can be anything. */
type PutOptions = EnqueueOptions & { readonly key?: string };

/** The queue in Redis. */
@Injectable()
export class BullJobQueue extends JobQueue {
  constructor(
    jobs: JobList,
    letters: DeadLetterRepository,
    private readonly queues: BullQueues,
    private readonly connections: RedisConnections,
  ) {
    super(jobs, letters);
  }

  async ping(): Promise<void> {
    await this.connections.ask(() => this.connections.get('client').ping(), PING_MS);
  }

  async enqueue<D extends object>(
    job: JobDefinition<D>,
    data: NoInfer<D>,
    options: EnqueueOptions = {},
  ): Promise<Enqueued> {
    const { name } = this.jobs.of(job.name);
    return inSpan(enqueueing(name), async () => {
      const message = writeMessage(job, data);
      const id = randomUUID();
      const key = job.key?.(data);
      const added = await this.connections.ask(() => this.put(name, message, id, { ...options, key }));
      return { id: added, duplicate: added !== id };
    });
  }

  async withdraw<D extends object>(job: JobDefinition<D>, data: NoInfer<D>): Promise<void> {
    const key = job.key?.(data);
    if (key === undefined) return;
    await this.connections.ask(async () => {
      const queue = this.queues.of(job.name);
      const id = await queue.client.get(queue.toKey(`de:${key}`));
      const queued = id === null ? null : await queue.getJob(id);
      // A running job is locked, so Bull refuses to remove it, and it goes on.
      if (queued && !(await queued.isActive())) await queued.remove();
    });
  }

  async oldestWaiting(): Promise<ReadonlyMap<string, Date>> {
    const oldest = await this.connections.ask(() =>
      Promise.all(this.queues.all.map(async (queue) => [queue.name, await oldestIn(queue)] as const)),
    );
    return new Map(oldest.flatMap(([name, at]) => (at === null ? [] : [[name, at]])));
  }

  async list(limit: number, name?: string): Promise<readonly QueuedJob[]> {
    const lists = await this.connections.ask(() =>
      Promise.all(this.named(name).map((name) => this.listOf(name, limit))),
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

  async pause(name?: string): Promise<void> {
    await this.connections.ask(() => Promise.all(this.queuesOf(name).map((queue) => queue.pause())));
  }

  async resume(name?: string): Promise<void> {
    await this.connections.ask(() => Promise.all(this.queuesOf(name).map((queue) => queue.resume())));
  }

  protected async unfinished() {
    return this.connections.ask(() =>
      Promise.all(
        this.queues.all.map(async (queue) => ({
          name: queue.name,
          ...(await countJobs(queue)),
          paused: await queue.isPaused(),
        })),
      ),
    );
  }

  protected async putBack({ name, message, key, priority }: DeadLetter): Promise<void> {
    const options = { key: key ?? undefined, priority };
    await this.connections.ask(() => this.put(name, message, randomUUID(), options));
  }

  /** @returns The id of the new job, or of the existing job with the same key. */
  private async put(name: string, message: unknown, id: JobId, options: PutOptions): Promise<JobId> {
    const job = await this.queues.of(name).add(name, message, jobOptions(id, options));
    return String(job.id);
  }

  private queuesOf(name?: string): BullQueue[] {
    return this.named(name).map((name) => this.queues.of(name));
  }

  private async listOf(name: string, limit: number): Promise<QueuedJob[]> {
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
        // The job can end between the two queries.
        return record === null ? [] : [queuedJob(name, state, record)];
      }),
    );
    return jobs.flat();
  }
}

/** Counts all states at one moment, so that a job that is just being taken is counted once. */
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

/** Ids of the waiting jobs, next one first. While a queue is paused, Bull keeps them in a list with another name. */
async function waitingIds(queue: BullQueue, limit: number): Promise<string[]> {
  const [first, last] = limit < 0 ? [0, -1] : [-limit, -1];
  const lists = await Promise.all(
    ['wait', 'paused'].map((list) => queue.client.lrange(queue.toKey(list), first, last)),
  );
  return lists.flatMap((ids) => ids.toReversed());
}
