import type { ExecutorKind } from '../choose-executor.js';
import type { EncoderOptions } from '../encoder/encoder.js';
import type { EncodedTexts, EncodeRequest, ExecutorInfo, ExecutorLoad } from './embedding-executor.js';
import { EmbeddingExecutor } from './embedding-executor.js';
import type { ExecutorOptions } from './executor-options.js';
import { Lane } from './lane.js';
import type { Pending } from './lane.js';
import type { TaskRequest, TaskResult } from './pool-tasks.js';
import type { StartWorker } from './worker-link.js';
import { ExecutorClosed, ExecutorOverloaded } from './worker-lost.js';
import { within } from '../../process/within.js';

/**
 * How many messages may wait: some megabytes of text. Producers stop much earlier. This limit protects from a flood of
 * queries.
 */
const MOST_WAITING = 1000;

/** What both pools share: lanes with one worker each, and a queue in front of them in which queries come first. */
export class PoolExecutor extends EmbeddingExecutor {
  readonly info: ExecutorInfo;
  private readonly lanes: readonly Lane[];
  private waiting: Pending[] = [];
  private nextId = 1;
  private closing: Promise<void> | null = null;

  protected constructor(kind: ExecutorKind, start: StartWorker, options: ExecutorOptions) {
    super();
    this.info = { kind, workers: options.workers, device: options.device };
    const events = {
      onRoom: () => this.dispatch(),
      onReturned: (messages: readonly Pending[]) => this.takeBack(messages),
    };
    this.lanes = Array.from({ length: options.workers }, () => new Lane(start, options, events));
  }

  override async encode(request: EncodeRequest, signal?: AbortSignal): Promise<EncodedTexts> {
    signal?.throwIfAborted();
    if (this.closing) throw new ExecutorClosed();
    if (request.texts.length === 0) return { vectors: new Float32Array(0), tokens: [], truncated: [] };
    return this.work({ task: 'embed', ...request }, signal);
  }

  private async work(request: TaskRequest, signal: AbortSignal | undefined): Promise<TaskResult> {
    if (this.waiting.length >= MOST_WAITING) throw new ExecutorOverloaded(this.waiting.length);
    const id = this.nextId++;
    const giveUp = () => this.giveUp(id);
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      return await new Promise<TaskResult>((resolve, reject) => {
        this.enqueue({ id, request, resolve, reject, signal });
        this.dispatch();
      });
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /** Sends one short text to each lane, bypassing the queue, because a worker starts only when it gets a message. */
  override async warm(encoder: EncoderOptions): Promise<void> {
    const request: TaskRequest = { task: 'embed', texts: ['warm'], encoder, as: 'query' };
    await Promise.all(
      this.lanes.map(
        (lane) =>
          new Promise<TaskResult>((resolve, reject) =>
            lane.send({ id: this.nextId++, request, resolve, reject, signal: undefined }),
          ),
      ),
    );
  }

  override close(deadlineMs?: number): Promise<void> {
    this.closing ??= this.shutDown(deadlineMs);
    return this.closing;
  }

  override load(): ExecutorLoad {
    const running = this.lanes.filter((lane) => lane.running);
    return {
      allowed: this.lanes.length,
      running: running.length,
      busy: running.filter((lane) => lane.load > 0).length,
      waiting: this.waiting.length,
      memory: this.info.kind === 'thread' ? [] : running.map((lane) => lane.rss),
    };
  }

  override workerMemory(): readonly number[] {
    return this.info.kind === 'thread' ? [] : this.lanes.map((lane) => lane.peakRss).filter((rss) => rss > 0);
  }

  private async shutDown(deadlineMs?: number): Promise<void> {
    this.rejectWaiting();
    const ended = Promise.all(this.lanes.map((lane) => lane.end()));
    if (deadlineMs !== undefined) {
      const late = Symbol('late');
      if ((await within(deadlineMs, ended, late)) === late) this.lanes.forEach((lane) => lane.kill());
    }
    await ended;
    // Messages that a lost worker returned in the meantime.
    this.rejectWaiting();
  }

  private rejectWaiting(): void {
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach((message) => message.reject(new ExecutorClosed()));
  }

  private enqueue(message: Pending): void {
    if (message.request.as === 'passage') {
      this.waiting.push(message);
      return;
    }
    const firstPassage = this.waiting.findIndex(({ request }) => request.as === 'passage');
    this.waiting.splice(firstPassage < 0 ? this.waiting.length : firstPassage, 0, message);
  }

  private takeBack(messages: readonly Pending[]): void {
    const wanted = messages.filter((message) => {
      if (message.signal?.aborted) message.reject(message.signal.reason);
      else if (this.closing) message.reject(new ExecutorClosed());
      return !message.signal?.aborted && !this.closing;
    });
    this.waiting = [...wanted, ...this.waiting];
  }

  private giveUp(id: number): void {
    const place = this.waiting.findIndex((message) => message.id === id);
    const [message] = place < 0 ? [] : this.waiting.splice(place, 1);
    if (message) message.reject(message.signal?.reason);
    else this.lanes.forEach((lane) => lane.cancel(id));
  }

  private dispatch(): void {
    for (;;) {
      const next = this.waiting[0];
      const lane = next && this.bestLane(next.request.as);
      if (!next || !lane) return;
      this.waiting.shift();
      lane.send(next);
    }
  }

  /** The least busy lane; among equally busy ones, one whose worker already runs. */
  private bestLane(role: EncodeRequest['as']): Lane | undefined {
    let best: Lane | undefined;
    for (const lane of this.lanes) {
      if (!lane.hasRoomFor(role)) continue;
      const better =
        !best || lane.load < best.load || (lane.load === best.load && lane.running && !best.running);
      if (better) best = lane;
    }
    return best;
  }
}
