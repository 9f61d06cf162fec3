import type { JobDefinition, JobId } from './job.js';

export interface JobContext {
  readonly jobId: JobId;
  /** From 1. An attempt that a closing process hands back is not counted. */
  readonly attempt: number;
  /** The last attempt's number. */
  readonly attempts: number;
  /** It was a dead letter, and somebody put it back. */
  readonly redriven: boolean;
  /**
   * Aborts when the work has to stop: its time is up (`queue.timeout`), the process closes (`JobHandedBack`), or the
   * job is another worker's by now (`LeaseLost`). A handler that does not end soon after is no longer waited for.
   */
  readonly signal: AbortSignal;
}

/**
 * Does the jobs of one kind; a provider of the room that declares it, found by `JobHandlers`.
 *
 * A job can come more than once, also twice at the same time when a worker was taken for lost: what a handler writes
 * must be guarded by the state in the database. It succeeds by returning. A `UserError` makes the job a dead letter at
 * once; every other error is tried again until the attempts are used up.
 */
export abstract class JobHandler<D extends object = object> {
  abstract readonly job: JobDefinition<D>;
  /**
   * Its work is guarded by a row of its own and goes on when the lease of the job is lost, as while the Redis is away.
   * Others get the job then, and must find in that row that it is taken.
   */
  readonly outlivesLease?: boolean;
  /** Longest time of one attempt; without it there is no limit. */
  readonly timeoutMs?: number;

  abstract handle(data: D, context: JobContext): Promise<void>;
}
