import { Client } from 'pg';
import { UserError } from '../../src/errors/errors.js';
import { missingRedis, startRedis } from '../../test/services/redis-server.js';
import { databaseUrl, startServer } from '../postgres.js';

export interface Services {
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

/**
 * Temporary PostgreSQL and Redis servers on loopback.
 *
 * @throws {UserError} `bench.no_redis`, `bench.no_postgres` if one is not installed.
 */
export async function startServices(): Promise<{
  /** Creates a new database of this name and empties Redis. */
  fresh(name: string): Promise<Services>;
  stop(): Promise<void>;
}> {
  const missing = missingRedis();
  if (missing !== null) {
    throw new UserError('bench.no_redis', `This needs a Redis server: ${missing}.`, {
      hint: 'Install redis-server.',
    });
  }
  const postgres = await startServer();
  const redis = await startRedis();
  return {
    fresh: async (name) => {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      await client.end();
      await redis.flush();
      return { databaseUrl: databaseUrl(postgres.url, name), redisUrl: redis.url };
    },
    stop: async () => {
      await redis.stop();
      await postgres.stop();
    },
  };
}
