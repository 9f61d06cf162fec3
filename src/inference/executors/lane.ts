import { fromErrorData } from '../../errors/errors.js';
import { METRICS } from '../../telemetry/metrics.js';
import { count } from '../../telemetry/recording.js';
import { withoutIds } from '../../telemetry/work-ids.js';
import type { EncodeRequest } from './embedding-executor.js';
import type { ExecutorOptions } from './executor-options.js';
import type { TaskRequest, TaskResult } from './pool-tasks.js';
import type { StartWorker, WorkerLink } from './worker-link.js';
import { ExecutorClosed, WorkerLost, WorkersUnusable } from './worker-lost.js';
import type { FromWorker } from './worker-messages.js';

/** A message in progress, with the functions that settle its promise. */
export interface Pending {
  readonly id: number;
  readonly request: TaskRequest;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (error: unknown) => void;
  /** When it has aborted, its reason says why the message was given up. */
  readonly signal: AbortSignal | undefined;
}

/** What a lane reports to its pool. */
export interface LaneEvents {
  /** There may be room for another message. */
  onRoom(): void;
  /** Messages that a lost worker had not begun. */
  onReturned(messages: readonly Pending[]): void;
}

/** Two: while the worker computes one message, the next already waits inside it. */
const PASSAGES_IN_FLIGHT = 2;
/** Queries are one short text each. */
const QUERIES_IN_FLIGHT = 16;

/** After this many workers in a row ended before they were ready, the waiting messages fail. */
const FAILED_STARTS = 2;

/** A place for one worker: it is started with its first message, replaced when lost or too large, and ended when idle. */
export class Lane {
  /** In the order in which they were sent. */
  private readonly inFlight = new Map<number, Pending>();
  private link: WorkerLink | null = null;
  private ready = false;
  private failedStarts = 0;
  /** The worker was asked to end and takes no more messages. */
  private leaving = false;
  private ended: (() => void)[] = [];
  private idle: NodeJS.Timeout | undefined;
  private watch: NodeJS.Timeout | undefined;
  /** Resident memory of the current worker in bytes: as it told last, and the highest value. */
  rss = 0;
  peakRss = 0;

  constructor(
    private readonly start: StartWorker,
    private readonly options: ExecutorOptions,
    private readonly events: LaneEvents,
  ) {}

  get load(): number {
    return this.inFlight.size;
  }

  get running(): boolean {
    return this.link !== null;
  }

  hasRoomFor(role: EncodeRequest['as']): boolean {
    if (this.leaving) return false;
    let same = 0;
    for (const { request } of this.inFlight.values()) same += request.as === role ? 1 : 0;
    return same < (role === 'query' ? QUERIES_IN_FLIGHT : PASSAGES_IN_FLIGHT);
  }

  send(message: Pending): void {
    clearTimeout(this.idle);
    this.link ??= this.startWorker();
    this.inFlight.set(message.id, message);
    this.link.send({ kind: 'work', id: message.id, request: message.request });
    // The timer is not restarted while a message runs: sending another one must not give it more time.
    if (this.inFlight.size === 1) this.watchOldest();
  }

  /** Cancels a message: its worker stops before the next text. */
  cancel(id: number): void {
    if (this.inFlight.has(id)) this.link?.send({ kind: 'cancel', id });
  }

  cancelAll(): void {
    for (const id of this.inFlight.keys()) this.cancel(id);
  }

  kill(): void {
    if (this.link?.kill) this.link.kill();
    else this.cancelAll();
  }

  /** Resolves when the worker has answered its current messages and has ended. */
  async end(): Promise<void> {
    clearTimeout(this.idle);
    if (!this.link) return;
    const gone = new Promise<void>((resolve) => this.ended.push(resolve));
    this.leave();
    await gone;
  }

  private startWorker(): WorkerLink {
    this.ready = false;
    this.rss = 0;
    this.peakRss = 0;
    // It serves other work too, and may end long after what it was started for.
    return withoutIds(() =>
      this.start({
        onMessage: (message) => this.hear(message),
        onExit: (how, last, stopped) => this.exited(how, last, stopped),
      }),
    );
  }

  private hear(message: FromWorker): void {
    if (message.kind === 'ready') {
      this.ready = true;
      this.failedStarts = 0;
      return;
    }
    const { id, answer, rss } = message;
    this.rss = rss;
    this.peakRss = Math.max(this.peakRss, rss);
    const pending = this.inFlight.get(id);
    this.inFlight.delete(id);
    this.watchOldest();
    if (pending) {
      if ('ok' in answer) pending.resolve(answer.ok);
      else if ('error' in answer) pending.reject(fromErrorData(answer.error));
      else pending.reject(pending.signal?.aborted ? pending.signal.reason : new ExecutorClosed());
    }
    const limit = this.options.memoryLimitBytes;
    if (limit !== undefined && rss > limit && this.link?.kill && !this.leaving) {
      this.options.onEvent?.(
        `A worker took ${megabytes(rss)} MB, over its limit of ${megabytes(limit)} MB: it is replaced.`,
      );
      this.leave();
    }
    if (this.inFlight.size === 0) this.rest();
    this.events.onRoom();
  }

  private leave(): void {
    this.leaving = true;
    this.link?.send({ kind: 'end' });
  }

  private rest(): void {
    if (this.options.idleMs === undefined || this.leaving) return;
    this.idle = setTimeout(() => this.leave(), this.options.idleMs).unref();
  }

  /** The time limit applies to the message that is being computed, which is the oldest. */
  private watchOldest(): void {
    clearTimeout(this.watch);
    const limit = this.options.messageTimeoutMs;
    if (limit === undefined || this.inFlight.size === 0) return;
    this.watch = setTimeout(() => this.hangs(limit), limit).unref();
  }

  private hangs(afterMs: number): void {
    if (this.link?.kill) {
      this.options.onEvent?.(`A worker did not answer within ${afterMs / 1000} s: it is replaced.`);
      this.link.kill();
      return;
    }
    const requests = [...this.inFlight.values()].map(({ request }) => request);
    this.options.onHung?.({
      device: this.options.device,
      graphs: [...new Set(requests.map(({ encoder }) => encoder.graphPath))],
      messages: requests.length,
      texts: requests.reduce((sum, { texts }) => sum + texts.length, 0),
      afterMs,
    });
  }

  /** The worker had begun the oldest message and the queries, so they may be the cause. The others go back to the queue. */
  private exited(how: string, last: string, stopped: boolean): void {
    const wanted = this.leaving && this.inFlight.size === 0;
    const messages = [...this.inFlight.values()];
    this.inFlight.clear();
    this.link = null;
    this.leaving = false;
    clearTimeout(this.watch);
    clearTimeout(this.idle);
    // A signal for the whole process group, such as Ctrl-C, can reach a worker in its first moment. That is no fault.
    if (!wanted && (this.ready || !stopped)) {
      count(METRICS.workersLost, {});
      this.options.onEvent?.(`A worker ${how}. ${last}`.trim());
    }
    if (!this.ready && !wanted) this.failedStarts += 1;

    if (this.failedStarts >= FAILED_STARTS) {
      this.failedStarts = 0;
      messages.forEach((message) => message.reject(new WorkersUnusable(how, last)));
    } else if (this.ready) {
      const begun = messages.filter(({ request }, index) => index === 0 || request.as === 'query');
      begun.forEach((message) => message.reject(message.signal?.reason ?? new WorkerLost(how)));
      this.events.onReturned(messages.filter((message) => !begun.includes(message)));
    } else {
      this.events.onReturned(messages);
    }
    this.ended.forEach((resolve) => resolve());
    this.ended = [];
    this.events.onRoom();
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
