import { request } from './client.js';
import { watchKey } from './key.js';
import { readEvents } from './server-sent-events.js';
import type { ServerSentEvent } from './server-sent-events.js';

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
    const isOver = AbortSignal.any([stop, hidden(), keyChanged()]);
    const silence = new Silence(isOver);
    try {
      const response = await request('/v1/events', {
        signal: silence.signal,
        headers: last === null ? {} : { 'last-event-id': last },
      });
      if (REFUSALS.has(response.status)) {
        follower.connection('refused');
        await aborted(isOver);
      }
      if (!response.ok || !response.body) throw new Error(`The event stream answered ${response.status}.`);
      follower.connection('live');
      wait = FIRST_WAIT_MS;
      for await (const event of readEvents(silence.watched(response.body))) {
        last = event.id ?? last;
        if (event.data !== '') follower.event(event);
      }
    } catch {
      // Lost, refused or silent: all the same, the next try says more.
    } finally {
      silence.end();
    }
    // With another key the stream begins anew at once; so it does when the tab is looked at again.
    if (stop.aborted || isOver.aborted) continue;
    follower.connection('lost');
    await pause(wait, stop);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** Aborts its signal when a stream says nothing for too long. */
class Silence {
  private readonly controller = new AbortController();
  readonly signal: AbortSignal;
  private timer = this.start();

  constructor(stop: AbortSignal) {
    this.signal = AbortSignal.any([stop, this.controller.signal]);
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

  end(): void {
    clearTimeout(this.timer);
    this.controller.abort();
  }

  private start(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.controller.abort(), SILENCE_MS);
  }
}

function visible(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (!document.hidden || stop.aborted) return resolve();
    const done = () => {
      if (document.hidden && !stop.aborted) return;
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    document.addEventListener('visibilitychange', done);
    stop.addEventListener('abort', done, { once: true });
  });
}

/** A signal that is aborted when the tab is hidden. */
function hidden(): AbortSignal {
  const controller = new AbortController();
  document.addEventListener('visibilitychange', () => controller.abort(), { once: true });
  return controller.signal;
}

/** A signal that is aborted when the person gives another key. */
function keyChanged(): AbortSignal {
  const controller = new AbortController();
  const stop = watchKey(() => {
    stop();
    controller.abort();
  });
  return controller.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
