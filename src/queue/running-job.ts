import { setTimeout as delay } from 'node:timers/promises';
import { OperationalError } from '../errors/errors.js';

/** The reason of the abort when the process closes. */
export class JobHandedBack extends Error {
  constructor() {
    super('The process stops; the job goes back to the queue.');
  }
}

/** How an attempt ended. */
export type JobEnd =
  | { readonly kind: 'done' | 'lost' | 'handed-back' }
  | { readonly kind: 'failed'; readonly error: unknown };

interface RunningJobOptions {
  /** Aborts when this worker no longer has the job. */
  readonly lease: AbortSignal;
  /** The work continues without its lease. */
  readonly outlivesLease?: boolean;
  readonly timeoutMs?: number;
  /** How long to wait for a handler after its signal, in milliseconds. */
  readonly stopMs: number;
}

/** One attempt at a job: the handler's work, and everything that can stop it. */
export class RunningJob {
  readonly ended: Promise<JobEnd>;
  private readonly stop = new AbortController();
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(
    work: (signal: AbortSignal) => Promise<void>,
    private readonly options: RunningJobOptions,
  ) {
    const { lease, timeoutMs } = options;
    const lose = () => {
      if (!options.outlivesLease) this.stop.abort(lease.reason);
    };
    if (lease.aborted) lose();
    else lease.addEventListener('abort', lose, { once: true });
    if (timeoutMs !== undefined) {
      this.timer = setTimeout(() => this.stop.abort(timeUp(timeoutMs)), timeoutMs);
    }
    this.ended = this.run(work).finally(() => {
      clearTimeout(this.timer);
      lease.removeEventListener('abort', lose);
    });
  }

  /** Resolves when the attempt has ended: by itself before the deadline, or because it was handed back. */
  async endWithin(deadlineMs: number): Promise<void> {
    const timer = setTimeout(() => this.stop.abort(new JobHandedBack()), deadlineMs);
    await this.ended;
    clearTimeout(timer);
  }

  private async run(work: (signal: AbortSignal) => Promise<void>): Promise<JobEnd> {
    const { signal } = this.stop;
    const settled = new AbortController();
    const working = Promise.resolve()
      .then(() => work(signal))
      .then(
        (): JobEnd => ({ kind: 'done' }),
        (error: unknown): JobEnd => this.stopReason() ?? { kind: 'failed', error },
      );
    const end = await Promise.race([working, this.givenUp(settled.signal)]);
    settled.abort();
    // A finished job counts as done, unless another worker has it by now.
    return this.options.lease.aborted ? { kind: 'lost' } : end;
  }

  /** Resolves some time after the signal if the handler has not ended by then. */
  private async givenUp(settled: AbortSignal): Promise<JobEnd> {
    const { signal } = this.stop;
    await new Promise<void>((resolve) => {
      if (signal.aborted || settled.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
      settled.addEventListener('abort', () => resolve(), { once: true });
    });
    await delay(this.options.stopMs, undefined, { signal: settled }).catch((error: unknown) => {
      if (!settled.aborted) throw error;
    });
    return this.stopReason() ?? { kind: 'done' };
  }

  private stopReason(): JobEnd | null {
    const { signal } = this.stop;
    if (!signal.aborted) return null;
    if (this.options.lease.aborted) return { kind: 'lost' };
    if (signal.reason instanceof JobHandedBack) return { kind: 'handed-back' };
    return { kind: 'failed', error: signal.reason };
  }
}

function timeUp(timeoutMs: number): OperationalError {
  return new OperationalError('queue.timeout', `The job took longer than ${timeoutMs / 1000} s.`);
}
