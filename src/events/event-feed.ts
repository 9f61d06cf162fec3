import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { messageOf } from '../errors/errors.js';
import { pause } from '../process/pause.js';
import { EventBell } from './event-bell.js';
import { EventRepository } from './event.repository.js';
import type { StoredEvent } from './stored-event.js';
import { Turns } from '../process/turns.js';
import { withoutIds } from '../telemetry/work-ids.js';

/** Polling interval without a bell, or when it fails, in milliseconds. */
const POLL_MS = 1000;
/** Number of events per read, about 150 KB. */
export const EVENTS_A_READ = 500;

type Listener = (events: readonly StoredEvent[]) => void;

/**
 * Reads new events once for all streams of this process, in the order of their ids and without gaps.
 *
 * It reads nothing while there are no listeners.
 */
@Injectable()
export class EventFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger(EventFeed.name);
  private readonly listeners = new Set<Listener>();
  private cursor = 0n;
  private readonly turns = new Turns();
  private reading: Promise<void> | null = null;
  private stopping = false;
  private woken = new AbortController();

  constructor(
    private readonly events: EventRepository,
    private readonly bell: EventBell,
  ) {}

  /**
   * Once this resolves, the listener gets every event that becomes visible; it may also get some earlier ones.
   *
   * @returns A function that ends the subscription.
   */
  async subscribe(listener: Listener): Promise<() => void> {
    this.bell.onRing(() => this.woken.abort());
    // One at a time: the cursor may jump only while nobody listens.
    await this.turns.take('subscription', async () => {
      if (this.listeners.size === 0) {
        await this.reading;
        this.cursor = (await this.events.bounds()).last;
      }
      this.listeners.add(listener);
      // For all streams, not for the request that opened the first one.
      this.reading ??= withoutIds(() => this.read());
    });
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.woken.abort();
    };
  }

  /** Ids of the oldest and the newest stored event; 0 if there is none. */
  bounds(): Promise<{ readonly first: bigint; readonly last: bigint }> {
    return this.events.bounds();
  }

  /** At most `EVENTS_A_READ` events after `id`, in order; of one document, or of all (null). */
  after(id: bigint, documentId: string | null): Promise<readonly StoredEvent[]> {
    return this.events.after(id, EVENTS_A_READ, documentId);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.woken.abort();
    await this.reading;
  }

  private async read(): Promise<void> {
    while (this.listeners.size > 0 && !this.stopping) {
      this.woken = new AbortController();
      let more = false;
      try {
        const events = await this.events.after(this.cursor, EVENTS_A_READ);
        this.cursor = events.at(-1)?.id ?? this.cursor;
        more = events.length === EVENTS_A_READ;
        if (events.length > 0) for (const listener of this.listeners) listener(events);
      } catch (error) {
        this.logger.warn(`Events could not be read: ${messageOf(error)}`);
      }
      // The bell ends this pause early.
      if (!more) await pause(POLL_MS, this.woken.signal);
    }
    this.reading = null;
  }
}
