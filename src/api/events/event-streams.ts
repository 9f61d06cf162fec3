import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Request, Response } from 'express';
import { HttpConfig } from '../http.config.js';
import { EVENTS_A_READ, EventFeed } from '../../events/event-feed.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { EventStream } from './event-stream.js';
import { StreamPlaces } from './stream-places.js';
import { onGone, untilGone } from '../http/until-gone.js';

/** Each client holds a connection and up to a megabyte of memory. */
const MOST_CLIENTS = 500;
/**
 * How many new events may queue up while a client receives those it missed. A client above that is dropped and resumes.
 */
const MOST_WAITING = 10_000;

export interface StreamRequest {
  /** Only events of this document; null: of all documents. */
  readonly documentId: string | null;
  /** The last event that the client has; null: it wants only new events. */
  readonly after: bigint | null;
}

/**
 * The clients of the event stream. Each gets the events that it missed and then the new ones, without gaps or
 * duplicates.
 */
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

  /** The number of connected clients, including those whose missed events are still being sent. */
  get open(): number {
    return this.places.taken;
  }

  /**
   * Serves a client until it leaves, which may happen at any moment.
   *
   * @throws {OperationalError} `events.too_many_clients`; {UserError} `events.client_full`; both before anything is
   *         sent.
   */
  async serve(request: Request, response: Response, { documentId, after }: StreamRequest): Promise<void> {
    const gone = untilGone(request, response);
    if (gone.aborted) return;
    this.places.take(request.ip ?? '', gone);
    let waiting: StoredEvent[] | null = [];
    let stream: EventStream | null = null;
    try {
      // Subscribes before it reads the past: events that happen meanwhile wait, and an event in both is sent once.
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
      // The answer has begun, so no error can be sent: the client reconnects and resumes from its last event.
      if (response.headersSent) response.destroy();
      throw error;
    }
  }

  /** Otherwise closing the server would wait for clients that never leave. */
  onModuleDestroy(): void {
    this.stopping = true;
    for (const client of this.clients) client.end();
  }

  private admit(response: Response, from: bigint, gone: AbortSignal): EventStream {
    const stream = new EventStream(response, from, gone, this.stopping);
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
