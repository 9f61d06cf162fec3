import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import { redisError } from '../queue-errors.js';

/** A Redis answers within milliseconds; this is for networks that drop packets. */
const CONNECT_MS = 5000;
/** Between tries to reach a Redis that is away: it is found again within so long. */
const RECONNECT_STEP_MS = 200;
const RECONNECT_MOST_MS = 2000;

/** Of every connection: waits for a Redis that is away, however long, and goes on where it was. */
export const RECONNECTING: RedisOptions = {
  connectTimeout: CONNECT_MS,
  // The end of a job is written when the Redis is back; callers that cannot wait have a limit of their own.
  maxRetriesPerRequest: null,
  enableReadyCheck: false,
  retryStrategy: (times) => Math.min(times * RECONNECT_STEP_MS, RECONNECT_MOST_MS),
};

/** Host and port, without user, password and query. */
export function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '6379'}`;
}

/**
 * Tries a Redis once, so that a start names what is wrong with it.
 *
 * @returns What an operator should know about it.
 * @throws {UserError} `queue.credentials`; {OperationalError} `queue.unreachable`.
 */
export async function checkRedis(url: string): Promise<string[]> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: CONNECT_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    enableReadyCheck: false,
  });
  let refusal: unknown = null;
  // A refused login is told by an event only; the first one is the cause of the others.
  client.on('error', (error: unknown) => {
    refusal ??= error;
  });
  try {
    await client.connect();
    return warningsAbout(await client.info());
  } catch (error) {
    throw redisError(refusal ?? error, placeOf(url));
  } finally {
    client.disconnect();
  }
}

/** Jobs must survive a restart of the Redis, and must not be dropped when its memory is short. */
function warningsAbout(info: string): string[] {
  const value = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
  const warnings: string[] = [];
  if (value('aof_enabled') === '0') {
    warnings.push('The Redis keeps no append-only file: jobs are lost when it ends. Set appendonly yes.');
  }
  const policy = value('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    warnings.push(
      `The Redis drops data when its memory is full (${policy}). Set maxmemory-policy noeviction.`,
    );
  }
  return warnings;
}
