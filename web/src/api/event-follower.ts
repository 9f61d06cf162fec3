import { request } from './client.js';
import { ProblemError } from './problem.js';
import { watchKey } from './key.js';
import { readEvents } from './server-sent-events.js';
import type { ServerSentEvent } from './server-sent-events.js';
import { sleep } from './sleep.js';

/** `refused`: the server answers, but the person's key may not follow what happens. */
export type Connection = 'connecting' | 'live' | 'lost' | 'refused';

export interface Follower {
  event(event: ServerSentEvent): void;
  connection(state: Connection): void;
}

const REFUSALS = new Set([401, 403]);
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** The server sends a sign of life every 15 s; a stream silent for longer than two of them is dead. */
const SILENCE_MS = 35_000;

/**
 * Follows the events of the server until `stop` is aborted: after a loss it resumes from the last event, so that none is
 * missed. A hidden tab lets go of its stream, because browsers allow six connections to one server for all tabs.
 */
export async function followEvents(follower: Follower, stop: AbortSignal): Promise<void> {
  let last: string | null = null;
  let wait = FIRST_WAIT_MS;
  while (!stop.aborted) {
    await visible(stop);
    if (stop.aborted) return;
    follower.connection('connecting');
    const attempt = new Attempt(stop);
    try {
      const response = await request('/v1/events', {
        signal: attempt.signal,
        headers: last === null ? {} : { 'last-event-id': last },
      });
      follower.connection('live');
      wait = FIRST_WAIT_MS;
      for await (const event of readEvents(attempt.watched(response.body!))) {
        last = event.id ?? last;
        if (event.data !== '') follower.event(event);
      }
    } catch (error) {
      if (error instanceof ProblemError && REFUSALS.has(error.problem.status)) {
        follower.connection('refused');
        await attempt.interrupted();
      }
      // Lost or silent: all the same, the next try says more.
    } finally {
      attempt.end();
    }
    // With another key the stream begins anew at once; so it does when the tab is looked at again.
    if (attempt.isInterrupted) continue;
    follower.connection('lost');
    await sleep(wait, stop);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/**
 * One try to follow the events. It ends when a person interrupts it (leaves the page, hides the tab, gives another key) or
 * when the stream says nothing for too long.
 */
class Attempt {
  private readonly controller = new AbortController();
  readonly signal = this.controller.signal;
  private readonly unwatchKey: () => void;
  private timer = this.start();
  isInterrupted = false;

  constructor(stop: AbortSignal) {
    const interrupt = () => {
      this.isInterrupted = true;
      this.end();
    };
    // What listens goes with the try: while the server is away, there are many.
    stop.addEventListener('abort', interrupt, { signal: this.signal });
    document.addEventListener('visibilitychange', interrupt, { signal: this.signal });
    this.unwatchKey = watchKey(interrupt);
  }

  watched(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    return body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (part, controller) => {
          clearTimeout(this.timer);
          this.timer = this.start();
          controller.enqueue(part);
        },
      }),
    );
  }

  /** Waits for a person, because nothing else can change what the server said. */
  interrupted(): Promise<void> {
    clearTimeout(this.timer);
    return new Promise((resolve) => {
      if (this.signal.aborted) resolve();
      this.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  end(): void {
    clearTimeout(this.timer);
    this.unwatchKey();
    this.controller.abort();
  }

  private start(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.controller.abort(), SILENCE_MS);
  }
}

function visible(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      if (document.hidden && !stop.aborted) return;
      document.removeEventListener('visibilitychange', done);
      stop.removeEventListener('abort', done);
      resolve();
    };
    document.addEventListener('visibilitychange', done);
    stop.addEventListener('abort', done);
    done();
  });
}
