import { setTimeout as delay } from 'node:timers/promises';
import type { JobContext } from '../job-handler.js';
import type { JobQueue } from '../job-queue.js';
import type { JobDefinition } from '../job.js';

/** What a job of the tests does. The worker finds it by the id in the job's data. */
export type Behaviour = (context: JobContext) => Promise<void> | void;

export interface TestWorker {
  readonly queue: JobQueue;
  close(): Promise<void>;
}

/** One queue, shared by several processes (or by several applications in one process). */
export interface QueuePlace {
  /** The queue of an application that takes no jobs. */
  readonly queue: JobQueue;
  /** Starts an application that runs the jobs of `TEST_JOBS`: 3 attempts each, with delays of 1 and 2 seconds. */
  work(behaviours: ReadonlyMap<string, Behaviour>): Promise<TestWorker>;
  /** Puts any message into the queue of a job. */
  putRaw(job: JobDefinition, message: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Longer than anything here takes on a busy machine. */
const PATIENCE_MS = 200_000;

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) {
      throw new Error(`Not within ${PATIENCE_MS} ms: ${condition.toString()}`);
    }
    await delay(20);
  }
}
