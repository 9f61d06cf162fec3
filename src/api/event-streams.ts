import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Response } from 'express';
import { OperationalError } from '../errors/errors.js';
import { EVENTS_A_READ, EventFeed } from '../events/event-feed.js';
import type { StoredEvent } from '../events/stored-event.js';
import { EventStream } from './event-stream.js';

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
  private opening = 0;

  constructor(private readonly feed: EventFeed) {}

  /** Serves a client until it leaves. @throws {OperationalError} `events.too_many_clients`, before anything is sent. */
  async serve(response: Response, { documentId, after }: StreamRequest): Promise<void> {
    if (this.clients.size + this.opening >= MOST_CLIENTS) {
      throw new OperationalError(
        'events.too_many_clients',
        `${MOST_CLIENTS} clients follow events already.`,
        {
          hint: 'Try again later, ask another replica, or ask for the status instead.',
        },
      );
    }
    let waiting: StoredEvent[] | null = [];
    let stream: EventStream | null = null;
    this.opening += 1;
    try {
      // Subscribed before the past is read: what happens meanwhile waits, and what is in both is sent once.
      const leave = await this.feed.subscribe((events) => {
        const own = events.filter((event) => documentId === null || event.documentId === documentId);
        if (waiting === null) stream?.send(own);
        else waiting.push(...own);
        if (waiting && waiting.length > MOST_WAITING) response.destroy();
      });
      response.on('close', leave);
      const { first, last } = await this.feed.bounds();
      stream = new EventStream(response, after ?? last);
      this.add(stream, response);
      if (after !== null && (after + 1n < first || after > last)) stream.reset(last);
      else if (after !== null) await this.replay(stream, after, documentId);
      stream.send(waiting);
      waiting = null;
      if (response.destroyed) leave();
    } catch (error) {
      // Too late to tell: the client comes back and goes on from its last event.
      if (response.headersSent) response.destroy();
      throw error;
    } finally {
      this.opening -= 1;
    }
  }

  /** Without this, closing the server would wait for clients that never leave. */
  onModuleDestroy(): void {
    for (const client of this.clients) client.end();
  }

  private add(stream: EventStream, response: Response): void {
    this.clients.add(stream);
    response.on('close', () => this.clients.delete(stream));
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
