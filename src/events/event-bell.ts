import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DatabaseConfig } from '../database/database.config.js';
import { messageOf } from '../errors/errors.js';

/** The channel that the triggers notify. */
const LISTEN = 'LISTEN colophon_events';
/** Interval of reconnecting to an unavailable database, in milliseconds; meanwhile readers poll. */
const RECONNECT_MS = 5000;

/**
 * Rings when there are new events from any process. It LISTENs on a connection of its own.
 *
 * It is silent on the embedded database, where all connections share one session: there readers only poll.
 */
@Injectable()
export class EventBell implements OnApplicationShutdown {
  private readonly logger = new Logger(EventBell.name);
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private ring: () => void = () => undefined;

  constructor(private readonly config: DatabaseConfig) {}

  /** Starts listening on the first call. */
  onRing(ring: () => void): void {
    const first = this.client === null && this.timer === undefined;
    this.ring = ring;
    if (first && this.config.url) this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private connect(): void {
    const client = new Client({ connectionString: this.config.url, application_name: 'colophon events' });
    this.client = client;
    client.on('notification', () => this.ring());
    client.on('error', (error) => this.logger.warn(`Listening for events: ${messageOf(error)}`));
    client.on('end', () => this.reconnect());
    client
      .connect()
      .then(() => client.query(LISTEN))
      .then(() => this.ring())
      .catch((error: unknown) => {
        this.logger.warn(`Events are polled, because LISTEN failed: ${messageOf(error)}`);
        this.reconnect();
      });
  }

  private reconnect(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), RECONNECT_MS).unref();
  }
}
