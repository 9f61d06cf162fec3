import { once } from 'node:events';
import type { Response } from 'express';
import { eventView } from '../../events/event-view.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { onGone } from '../http/until-gone.js';

/** Proxies and clients close connections that are silent for 30 s or more. */
const HEARTBEAT_MS = 15_000;
/** A client with more unsent bytes than this is too slow. It is dropped, and resumes from its last event. */
const MOST_UNSENT_BYTES = 1_000_000;
/** How long a client may take to read while it receives the events that it missed. */
const DRAIN_MS = 30_000;
/** How long a client waits before it reconnects. */
const RETRY_MS = 2000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Without this header nginx buffers the events.
  'x-accel-buffering': 'no',
} as const;

/** One client of the event stream, written as server-sent events (HTML standard, section 9.2). */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly response: Response,
    private cursor: bigint,
    private readonly gone: AbortSignal,
    /** A client that comes again at once while the server stops would otherwise hold its connection open for ever. */
    isLast: boolean,
  ) {
    response.writeHead(200, { ...HEADERS, connection: isLast ? 'close' : 'keep-alive' });
    // An id without data: a client that loses its connection before its first event resumes from here.
    response.write(`retry: ${RETRY_MS}\nid: ${cursor}\n\n`);
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
    onGone(gone, () => clearInterval(this.heartbeat));
  }

  get closed(): boolean {
    return this.gone.aborted || this.response.destroyed || this.response.writableEnded;
  }

  /** Tells the client that the events up to `to` are no longer stored, so that it reads the present state again. */
  reset(to: bigint): void {
    this.cursor = to;
    this.write(`event: reset\nid: ${to}\ndata: {}\n\n`);
  }

  /** Sends the events that are newer than the last one sent. A client that is too slow is dropped. */
  send(events: readonly StoredEvent[]): void {
    // Checked before writing: what is written now has not had time to leave.
    if (this.dropsIfSlow()) return;
    for (const event of events) {
      if (event.id <= this.cursor) continue;
      this.cursor = event.id;
      this.write(`event: ${event.type}\nid: ${event.id}\ndata: ${JSON.stringify(eventView(event))}\n\n`);
    }
  }

  /** Resolves when the client can receive more; drops a client that does not read in time. */
  async drained(): Promise<void> {
    if (this.closed || !this.response.writableNeedDrain) return;
    const late = AbortSignal.timeout(DRAIN_MS);
    try {
      await once(this.response, 'drain', { signal: AbortSignal.any([late, this.gone]) });
    } catch {
      // The client is too slow, or gone.
      this.drop();
    }
  }

  end(): void {
    this.response.end();
  }

  /** A client that was sent much and then nothing more is looked at here. */
  private beat(): void {
    if (!this.dropsIfSlow()) this.write(': heartbeat\n\n');
  }

  private dropsIfSlow(): boolean {
    const isSlow = this.response.writableLength > MOST_UNSENT_BYTES;
    if (isSlow) this.drop();
    return isSlow;
  }

  private drop(): void {
    this.response.destroy();
  }

  private write(text: string): void {
    if (!this.closed) this.response.write(text);
  }
}
