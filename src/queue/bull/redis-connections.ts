import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { OperationalError, messageOf } from '../../errors/errors.js';
import { redisError, unreachable } from '../queue-errors.js';
import { RECONNECTING, placeOf } from './redis-connection.js';
import { within } from '../../process/within.js';

const LATE = Symbol('late');

export type ConnectionKind = 'client' | 'subscriber' | 'bclient';

/** How long a caller waits for Redis before the call fails. */
const AWAY_MS = 5000;
/** All queues listen on the shared connections, some of them twice. */
const LISTENERS = 50;

/**
 * The connections of this process: one for commands and one for events, both shared by all queues, and one more for
 * each queue, to wait on.
 */
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
   * Sends a request to Redis and limits the time. If Redis becomes unreachable during the request, it may still be
   * executed when Redis is back, although the caller got an error.
   *
   * @param awayMs In milliseconds, for connecting and the answer together.
   * @throws {UserError} `queue.credentials`; {OperationalError} `queue.unreachable`, for every network error.
   */
  async ask<T>(question: () => Promise<T>, awayMs = AWAY_MS): Promise<T> {
    const client = this.get('client');
    let onReady: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => {
      onReady = resolve;
      if (client.status === 'ready') resolve();
      else client.once('ready', onReady);
    });
    try {
      const answer = await within(awayMs, ready.then(question), LATE);
      if (answer === LATE) throw unreachable(this.place, `no answer within ${awayMs / 1000} s`);
      return answer;
    } catch (error) {
      throw error instanceof OperationalError ? error : redisError(error, this.place);
    } finally {
      client.off('ready', onReady);
    }
  }

  /** Closes every connection. Requests that still wait for an answer fail. */
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
   * Bull calls `connect` on the connection it waits on, whatever its state, and does not catch the error when it is
   * already connected or Redis is unreachable. Both cases are harmless, because a connection keeps retrying by itself.
   * Once closed, nothing connects it again.
   */
  private tolerate(connection: Redis): void {
    const connect = connection.connect.bind(connection);
    connection.connect = () => (this.closed ? Promise.resolve() : connect().catch(() => undefined));
  }

  /** Reports once that Redis is unreachable, and once that it is back. */
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
