import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import { redisError } from '../queue-errors.js';

/** Redis answers within milliseconds. This limit is for networks that drop packets. */
const CONNECT_MS = 5000;
/**
 * The pause between attempts to reconnect grows by this step up to the maximum, so Redis is found again within the
 * maximum.
 */
const RECONNECT_STEP_MS = 200;
const RECONNECT_MOST_MS = 2000;

/** Options of every connection: it waits for Redis without a limit and then continues where it was. */
export const RECONNECTING: RedisOptions = {
  connectTimeout: CONNECT_MS,
  // The result of a job is written when Redis is back. Callers that cannot wait have their own limit.
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
 * Connects to Redis once, so that a failed start says what is wrong with it.
 *
 * @returns Warnings for the operator.
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
  // A refused login is reported only by an event. The first error is the cause of the later ones.
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

/** Jobs must survive a restart of Redis, and Redis must not drop them when its memory is short. */
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
