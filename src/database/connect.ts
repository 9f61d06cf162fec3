import { registerTypes } from 'pgvector/pg';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { OperationalError, UserError, messageOf } from '../errors/errors.js';
import { migrate } from './migrate.js';
import type { Migrated } from './migrate.js';

/** Error codes of PostgreSQL (SQLSTATE) and of the network, translated for users. */
const BAD_LOGIN = new Set(['28P01', '28000']);
const NO_DATABASE = '3D000';

/**
 * Connects and migrates the schema to the current version. Every connection reads vectors as numbers.
 *
 * @throws {UserError} `database.credentials`, `database.missing`, `database.no_pgvector`, `database.newer`;
 *         {OperationalError} `database.unreachable`. No message contains the password.
 */
export async function connect(
  options: DataSourceOptions,
): Promise<{ dataSource: DataSource; migrated: Migrated }> {
  let hasVectors = false;
  // Awaited by the pool before anybody gets the connection.
  const onConnect = async (client: unknown) => {
    if (hasVectors) await registerTypes(client);
  };
  const extra = { ...(options.extra as object | undefined), onConnect };
  const dataSource = await connectOnly({ ...options, extra });
  try {
    const migrated = await migrate(dataSource);
    hasVectors = true;
    await registerOnOpened(dataSource);
    return { dataSource, migrated };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/**
 * Connects and leaves the schema as it is. Vectors are read as text.
 *
 * @throws {UserError} `database.credentials`, `database.missing`; {OperationalError} `database.unreachable`.
 */
export async function connectOnly(options: DataSourceOptions): Promise<DataSource> {
  const dataSource = new DataSource(options);
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw explain(error, placeOf(options));
  }
}

/** The connection that migrated, which made the types: until then there is no other. */
async function registerOnOpened(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await registerTypes(await runner.connect());
  } finally {
    await runner.release();
  }
}

function explain(cause: unknown, where: string): Error {
  const code = (cause as { code?: string }).code ?? '';
  const field = 'DATABASE_URL';
  if (BAD_LOGIN.has(code)) {
    return new UserError(
      'database.credentials',
      `The database at ${where} refused the user or the password.`,
      {
        hint: 'Check user and password in DATABASE_URL.',
        field,
        cause,
      },
    );
  }
  if (code === NO_DATABASE) {
    return new UserError('database.missing', `The server at ${where} has no such database.`, {
      hint: 'Create it with createdb, or correct DATABASE_URL.',
      field,
      cause,
    });
  }
  return new OperationalError(
    'database.unreachable',
    `The database at ${where} cannot be reached: ${reasonOf(cause)}.`,
    {
      hint: 'Check that it runs and that DATABASE_URL names its host and port.',
      field,
      cause,
    },
  );
}

/** When a host has several addresses, their errors come as an `AggregateError` without a message. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(messageOf).join('; ');
  return messageOf(cause);
}

/** The address without user and password. */
function placeOf(options: DataSourceOptions): string {
  if (!('url' in options) || !options.url) return 'host' in options ? String(options.host) : 'unknown';
  const { host, pathname } = new URL(options.url);
  return `${host}${pathname}`;
}
