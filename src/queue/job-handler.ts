import type { JobDefinition, JobId } from './job.js';

export interface JobContext {
  readonly jobId: JobId;
  /** From 1. An attempt that a closing process hands back does not count. */
  readonly attempt: number;
  /** How many attempts the job has in total. */
  readonly attempts: number;
  /** Whether the job was a dead letter that somebody put back. */
  readonly redriven: boolean;
  /**
   * Aborts when the work has to stop: its time is up (`queue.timeout`), the process closes (`JobHandedBack`), or
   * another worker has the job now (`LeaseLost`). If the handler does not end soon after that, nobody waits for it any
   * longer.
   */
  readonly signal: AbortSignal;
}

/**
 * Does the jobs of one kind. It is a provider of the room that declares the job, and `JobHandlers` finds it.
 *
 * A job can arrive more than once, even twice at the same time if its worker was wrongly considered lost. The state in
 * the database must therefore guard everything that a handler writes. A handler succeeds by returning. A `UserError`
 * makes the job a dead letter at once. The queue retries every other error until the attempts are used up.
 */
export abstract class JobHandler<D extends object = object> {
  abstract readonly job: JobDefinition<D>;
  /**
   * True if a row in the database guards the work, so that it may continue when the lease is lost, for example while
   * Redis is unreachable. Another worker then receives the job and must see in that row that it is taken.
   */
  readonly outlivesLease?: boolean;
  /** Time limit of one attempt. Without it there is no limit. */
  readonly timeoutMs?: number;

  abstract handle(data: D, context: JobContext): Promise<void>;
}
