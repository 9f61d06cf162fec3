import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Request, Response } from 'express';
import { HttpConfig } from './http.config.js';
import { EVENTS_A_READ, EventFeed } from '../events/event-feed.js';
import type { StoredEvent } from '../events/stored-event.js';
import { EventStream } from './event-stream.js';
import { StreamPlaces } from './stream-places.js';
import { onGone, untilGone } from './until-gone.js';

/** Each holds a connection and at most a megabyte. */
const MOST_CLIENTS = 500;
/** Events that may come while a client is told what it missed; one that needs longer comes back and goes on. */
const MOST_WAITING = 10_000;

export interface StreamRequest {
  /** Only events of this document; null: of all. */
  readonly documentId: string | null;
  /** The last event that the client has; null: only what comes from now on. */
  readonly after: bigint | null;
}

/** The clients of the event stream: each gets what it missed, then what happens, without a gap and nothing twice. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly clients = new Set<EventStream>();
  private readonly places: StreamPlaces;
  private stopping = false;

  constructor(
    private readonly feed: EventFeed,
    { eventsClientLimit }: HttpConfig,
  ) {
    this.places = new StreamPlaces(MOST_CLIENTS, eventsClientLimit);
  }

  /** How many clients follow now, those included that are still let in. */
  get open(): number {
    return this.places.taken;
  }

  /**
   * Serves a client until it leaves, which it may do at any moment.
   *
   * @throws {OperationalError} `events.too_many_clients`; {UserError} `events.client_full`; before anything is sent.
   */
  async serve(request: Request, response: Response, { documentId, after }: StreamRequest): Promise<void> {
    const gone = untilGone(request, response);
    if (gone.aborted) return;
    this.places.take(request.ip ?? '', gone);
    let waiting: StoredEvent[] | null = [];
    let stream: EventStream | null = null;
    try {
      // Subscribed before the past is read: what happens meanwhile waits, and what is in both is sent once.
      const leave = await this.feed.subscribe((events) => {
        const own = events.filter((event) => documentId === null || event.documentId === documentId);
        if (waiting === null) stream?.send(own);
        else waiting.push(...own);
        if (waiting && waiting.length > MOST_WAITING) response.destroy();
      });
      onGone(gone, leave);
      const { first, last } = await this.feed.bounds();
      if (gone.aborted) return;
      stream = this.admit(response, after ?? last, gone);
      if (after !== null && (after + 1n < first || after > last)) stream.reset(last);
      else if (after !== null) await this.replay(stream, after, documentId);
      stream.send(waiting);
      waiting = null;
    } catch (error) {
      // Too late to tell: the client comes back and goes on from its last event.
      if (response.headersSent) response.destroy();
      throw error;
    }
  }

  /** Without this, closing the server would wait for clients that never leave. */
  onModuleDestroy(): void {
    this.stopping = true;
    for (const client of this.clients) client.end();
  }

  private admit(response: Response, from: bigint, gone: AbortSignal): EventStream {
    const stream = new EventStream(response, from, gone);
    this.clients.add(stream);
    onGone(gone, () => this.clients.delete(stream));
    if (this.stopping) stream.end();
    return stream;
  }

  private async replay(stream: EventStream, after: bigint, documentId: string | null): Promise<void> {
    for (let from = after; !stream.closed;) {
      const missed = await this.feed.after(from, documentId);
      stream.send(missed);
      await stream.drained();
      if (missed.length < EVENTS_A_READ) return;
      from = missed.at(-1)!.id;
    }
  }
}
