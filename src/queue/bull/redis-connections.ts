import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { OperationalError, messageOf } from '../../errors/errors.js';
import { redisError, unreachable } from '../queue-errors.js';
import { RECONNECTING, placeOf } from './redis-connection.js';

export type ConnectionKind = 'client' | 'subscriber' | 'bclient';

/** Who asks something of a Redis that is away is told so after this time. */
const AWAY_MS = 5000;
/** All queues listen on the shared connections, some twice. */
const LISTENERS = 50;

/** The connections of this process: one for commands and one for events, shared by all queues; one to wait on for each. */
export class RedisConnections {
  private readonly logger = new Logger('Queue');
  private readonly shared = new Map<ConnectionKind, Redis>();
  private readonly all: Redis[] = [];
  private readonly place: string;
  private closed = false;

  constructor(private readonly url: string) {
    this.place = placeOf(url);
  }

  get(kind: ConnectionKind): Redis {
    if (kind === 'bclient') return this.connect();
    const known = this.shared.get(kind) ?? this.connect();
    if (kind === 'client' && !this.shared.has(kind)) this.tellOutages(known);
    this.shared.set(kind, known);
    return known;
  }

  /**
   * Asks something of the Redis, for a bounded time. What is asked just when the Redis goes away may be done when it is
   * back, although the caller was told that it failed.
   *
   * @param awayMs In milliseconds, for connecting and the answer.
   * @throws {UserError} `queue.credentials`; {OperationalError} `queue.unreachable`, whatever the network said.
   */
  async ask<T>(question: () => Promise<T>, awayMs = AWAY_MS): Promise<T> {
    const client = this.get('client');
    let timer: NodeJS.Timeout | undefined;
    let onReady: () => void = () => undefined;
    const away = new Promise<never>((_, reject) => {
      const tell = () => reject(unreachable(this.place, `no answer within ${awayMs / 1000} s`));
      timer = setTimeout(tell, awayMs);
    });
    const ready = new Promise<void>((resolve) => {
      onReady = resolve;
      if (client.status === 'ready') resolve();
      else client.once('ready', onReady);
    });
    try {
      return await Promise.race([ready.then(question), away]);
    } catch (error) {
      throw error instanceof OperationalError ? error : redisError(error, this.place);
    } finally {
      clearTimeout(timer);
      client.off('ready', onReady);
    }
  }

  /** Cuts every connection; what still waits for an answer fails. */
  close(): void {
    this.closed = true;
    for (const connection of this.all) connection.disconnect();
  }

  private connect(): Redis {
    const connection = new Redis(this.url, RECONNECTING);
    connection.setMaxListeners(LISTENERS);
    this.tolerate(connection);
    this.all.push(connection);
    return connection;
  }

  /**
   * Bull connects the connection it waits on anew, whatever its state, and catches no refusal: connected already, or
   * the Redis away. Both are well, as a connection goes on trying by itself. Once closed, nothing connects it again.
   */
  private tolerate(connection: Redis): void {
    const connect = connection.connect.bind(connection);
    connection.connect = () => (this.closed ? Promise.resolve() : connect().catch(() => undefined));
  }

  /** Says once when the Redis is gone, and once when it is back. */
  private tellOutages(client: Redis): void {
    let away = false;
    client.on('error', (error: unknown) => {
      if (!away) this.logger.error(`The Redis at ${this.place} is away: ${messageOf(error)}`);
      away = true;
    });
    client.on('ready', () => {
      if (away) this.logger.log(`The Redis at ${this.place} is back.`);
      away = false;
    });
  }
}
