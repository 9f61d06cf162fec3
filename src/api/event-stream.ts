import { once } from 'node:events';
import type { Response } from 'express';
import { eventView } from '../events/event-view.js';
import type { StoredEvent } from '../events/stored-event.js';
import { onGone } from './until-gone.js';

/** Proxies and clients give up silent connections after 30 s and more. */
const HEARTBEAT_MS = 15_000;
/** A client that has not taken so much does not keep up: it is dropped and resumes from where it was. */
const MOST_UNSENT_BYTES = 1_000_000;
/** How long a client may take to make room while it is told what it missed. */
const DRAIN_MS = 30_000;
/** What a client waits before it comes back. */
const RETRY_MS = 2000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  connection: 'keep-alive',
  // nginx would otherwise hold events back.
  'x-accel-buffering': 'no',
} as const;

/** One client of the stream, written as server-sent events (HTML standard, section 9.2). */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly response: Response,
    private cursor: bigint,
    private readonly gone: AbortSignal,
  ) {
    response.writeHead(200, HEADERS);
    // An id without data: a client that is cut off before its first event resumes from here.
    response.write(`retry: ${RETRY_MS}\nid: ${cursor}\n\n`);
    this.heartbeat = setInterval(() => this.write(': heartbeat\n\n'), HEARTBEAT_MS);
    onGone(gone, () => clearInterval(this.heartbeat));
  }

  get closed(): boolean {
    return this.gone.aborted || this.response.destroyed || this.response.writableEnded;
  }

  /** What lies between is not kept any more: the client has to read the present state anew. */
  reset(to: bigint): void {
    this.cursor = to;
    this.write(`event: reset\nid: ${to}\ndata: {}\n\n`);
  }

  /** Sends those that come after what was sent. A client that does not keep up is dropped. */
  send(events: readonly StoredEvent[]): void {
    // Looked at before: what is written now has had no time to leave.
    if (this.response.writableLength > MOST_UNSENT_BYTES) {
      this.drop();
      return;
    }
    for (const event of events) {
      if (event.id <= this.cursor) continue;
      this.cursor = event.id;
      this.write(`event: ${event.type}\nid: ${event.id}\ndata: ${JSON.stringify(eventView(event))}\n\n`);
    }
  }

  /** Resolves when the client has room; drops one that makes none in time. */
  async drained(): Promise<void> {
    if (this.closed || !this.response.writableNeedDrain) return;
    const late = AbortSignal.timeout(DRAIN_MS);
    try {
      await once(this.response, 'drain', { signal: AbortSignal.any([late, this.gone]) });
    } catch {
      // Too slow, or gone.
      this.drop();
    }
  }

  end(): void {
    this.response.end();
  }

  private drop(): void {
    this.response.destroy();
  }

  private write(text: string): void {
    if (!this.closed) this.response.write(text);
  }
}
