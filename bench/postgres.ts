import { Client } from 'pg';
import { UserError } from '../src/errors/errors.js';
import { startPostgres } from '../test/services/postgres.js';
import type { RunningPostgres } from '../test/services/postgres.js';

/** As durable as in production; memory and log are so large that no checkpoint occurs during a measurement. */
const SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  jit: 'off',
} as const;

/**
 * A temporary server on loopback.
 *
 * @throws {UserError} `bench.no_postgres` if no server with pgvector is installed.
 */
export async function startServer(): Promise<RunningPostgres> {
  const started = await startPostgres(SETTINGS);
  if ('missing' in started) {
    throw new UserError('bench.no_postgres', `This needs a PostgreSQL server: ${started.missing}.`, {
      hint: 'Install PostgreSQL and pgvector, for instance with .ci/install-pgvector.',
    });
  }
  return started;
}

/** URL of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Runs work with empty databases of a temporary server.
 *
 * @param work Gets their URLs, in the order of the names.
 * @throws {UserError} `bench.no_postgres` if no server with pgvector is installed.
 */
export async function withDatabases<T>(
  names: readonly string[],
  work: (...urls: string[]) => Promise<T>,
): Promise<T> {
  const server = await startServer();
  try {
    const admin = new Client({ connectionString: server.url });
    await admin.connect();
    for (const name of names) await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    return await work(...names.map((name) => databaseUrl(server.url, name)));
  } finally {
    await server.stop();
  }
}
