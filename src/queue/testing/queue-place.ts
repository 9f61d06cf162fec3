import { setTimeout as delay } from 'node:timers/promises';
import type { JobContext } from '../job-handler.js';
import type { JobQueue } from '../job-queue.js';
import type { JobDefinition } from '../job.js';

/** What a job of the tests does; found by the id that it carries. */
export type Behaviour = (context: JobContext) => Promise<void> | void;

export interface TestWorker {
  readonly queue: JobQueue;
  close(): Promise<void>;
}

/** One queue, seen by several processes (or by several applications in one). */
export interface QueuePlace {
  /** An application that only asks. */
  readonly queue: JobQueue;
  /** An application that does jobs of `TEST_JOBS`: each is tried 3 times, 1 and 2 seconds after. */
  work(behaviours: ReadonlyMap<string, Behaviour>): Promise<TestWorker>;
  /** Puts anything into the queue of a name. */
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
