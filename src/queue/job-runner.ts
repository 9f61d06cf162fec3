import { Injectable, Logger } from '@nestjs/common';
import { ShutdownConfig } from '../config/shutdown.config.js';
import { QueueConfig } from './queue.config.js';
import { OperationalError, UserError, messageOf, toErrorData } from '../errors/errors.js';
import type { ErrorData } from '../errors/errors.js';
import { METRICS } from '../telemetry/metrics.js';
import { count, observe } from '../telemetry/recording.js';
import { inSpan } from '../telemetry/spans.js';
import type { SpanStart } from '../telemetry/spans.js';
import { noteIds } from '../telemetry/work-ids.js';
import type { JobId } from './job.js';
import type { JobHandler } from './job-handler.js';
import { JobHandlers } from './job-handlers.js';
import { malformed, readMessage } from './message.js';
import { retryDelay } from './retry-delay.js';
import { RunningJob } from './running-job.js';

/** A job as a worker receives it from the queue. */
export interface Delivery {
  readonly id: JobId;
  /** The queue from which the job came. */
  readonly name: string;
  readonly message: unknown;
  /** How often the job was given to a worker, including this time. */
  readonly attempt: number;
  /** The error of the previous attempt. */
  readonly lastError: ErrorData | null;
}

/** What the queue has to do with the job next. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly error: ErrorData; readonly delayMs: number }
  | { readonly kind: 'dead'; readonly error: ErrorData }
  /** This attempt does not count. */
  | { readonly kind: 'handed-back' }
  /** Another worker has the job, so the queue must not touch it. */
  | { readonly kind: 'lost' };

/** Waiting for workers of a newer version takes this many times the delay after an error. */
const NEWER_VERSION_PATIENCE = 12;

/** Runs the jobs of both kinds of queue and decides what happens to them. The queues only carry out the decision. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Queue');
  private readonly running = new Set<RunningJob>();
  private closing = false;

  constructor(
    private readonly handlers: JobHandlers,
    private readonly config: QueueConfig,
    private readonly shutdown: ShutdownConfig,
  ) {}

  /** @param lease Aborts when this worker no longer has the job. */
  async run(delivery: Delivery, lease: AbortSignal): Promise<Outcome> {
    const outcome = await this.outcomeOf(delivery, lease);
    count(METRICS.jobsEnded, { queue: delivery.name, outcome: outcome.kind });
    return outcome;
  }

  /**
   * Lets the running jobs end, by default for half of SHUTDOWN_TIMEOUT. Then it aborts the rest, waits up to a quarter of
   * SHUTDOWN_TIMEOUT for their handlers to react, and hands the jobs back. Jobs that arrive later are handed back at once.
   */
  async close(deadlineMs = (this.shutdown.seconds * 1000) / 2): Promise<void> {
    this.closing = true;
    await Promise.all([...this.running].map((job) => job.endWithin(deadlineMs)));
  }

  private async outcomeOf(delivery: Delivery, lease: AbortSignal): Promise<Outcome> {
    if (this.closing) return { kind: 'handed-back' };
    const handler = this.handlers.of(delivery.name);
    const read = readMessage(handler.job, delivery.message);
    if (read.kind === 'malformed') {
      return this.bury(delivery, toErrorData(malformed(delivery.name, read.reason)));
    }
    if (delivery.attempt > this.config.attempts) return this.bury(delivery, lostWorker(delivery));
    if (read.kind === 'newer') {
      return this.retryOrBury(delivery, newerVersion(read.version), NEWER_VERSION_PATIENCE);
    }
    const started = performance.now();
    const outcome = await inSpan(spanOf(delivery, read.trace), () =>
      this.work(delivery, handler, read, lease),
    );
    observe(METRICS.jobSeconds, { queue: delivery.name }, (performance.now() - started) / 1000);
    return outcome;
  }

  private async work(
    delivery: Delivery,
    handler: JobHandler,
    { data, redriven }: { readonly data: object; readonly redriven: boolean },
    lease: AbortSignal,
  ): Promise<Outcome> {
    const { attempt, id: jobId } = delivery;
    const { attempts } = this.config;
    noteIds(handler.job.ids?.(data) ?? {});
    const running = new RunningJob(
      (signal) => handler.handle(data, { jobId, attempt, attempts, redriven, signal }),
      {
        lease,
        outlivesLease: handler.outlivesLease,
        timeoutMs: handler.timeoutMs,
        stopMs: (this.shutdown.seconds * 1000) / 4,
      },
    );
    this.running.add(running);
    try {
      const end = await running.ended;
      switch (end.kind) {
        case 'done':
        case 'lost':
          return { kind: end.kind };
        case 'handed-back':
          this.logger.log(`Job ${delivery.name} ${jobId} goes back to the queue: the process stops.`);
          return { kind: 'handed-back' };
        case 'failed':
          return end.error instanceof UserError
            ? this.bury(delivery, toErrorData(end.error))
            : this.retryOrBury(delivery, end.error, 1);
      }
    } finally {
      this.running.delete(running);
    }
  }

  private retryOrBury(delivery: Delivery, error: unknown, patience: number): Outcome {
    if (delivery.attempt >= this.config.attempts) return this.bury(delivery, toErrorData(error));
    const delayMs = patience * retryDelay(delivery.attempt, this.config.retrySeconds * 1000);
    this.logger.warn(
      `Attempt ${delivery.attempt} of job ${delivery.name} ${delivery.id} failed, the next is in ${Math.round(delayMs / 1000)} s: ${messageOf(error)}`,
    );
    return { kind: 'retry', error: toErrorData(error), delayMs };
  }

  private bury(delivery: Delivery, error: ErrorData): Outcome {
    this.logger.error(`Job ${delivery.name} ${delivery.id} is a dead letter: ${error.message}`, error.stack);
    return { kind: 'dead', error };
  }
}

/** Belongs to the trace of what queued the job, in whatever process that was. */
function spanOf({ name, id, attempt }: Delivery, parent: string | undefined): SpanStart {
  return {
    name: `job ${name}`,
    kind: 'consumer',
    attributes: { jobId: id, attempt },
    parent,
  };
}

function lostWorker(delivery: Delivery): ErrorData {
  return (
    delivery.lastError ??
    toErrorData(
      new OperationalError(
        'queue.worker_lost',
        'Every worker that had the job ended or was silent for too long.',
      ),
    )
  );
}

function newerVersion(version: number): OperationalError {
  return new OperationalError(
    'queue.newer_version',
    `The message is of version ${version}, which only a newer version of the program understands.`,
    { hint: 'Update the workers, then put it back with `colophon jobs redrive`.' },
  );
}
