import type { DataSource } from 'typeorm';
import { connect, connectOnly } from './connect.js';
import type { DatabaseConnection } from './connection.js';
import { dataSourceOptions } from './data-source.js';
import { openEmbeddedDatabase } from './embedded/embedded-database.js';
import { schemaOf } from './migrate.js';
import type { Migrated, Schema } from './migrate.js';

const CONNECTIONS = 2;

export interface UsedDatabase {
  readonly dataSource: DataSource;
  readonly migrated: Migrated;
  /** `running`: the embedded database of a running process. */
  readonly kind: 'server' | 'running' | 'embedded';
}

/** Opens the database that the settings name, uses it once, and closes it again. */
export async function useDatabase<T>(
  settings: { readonly url: string; readonly dataDir: string },
  command: string,
  use: (database: UsedDatabase) => Promise<T>,
): Promise<T> {
  const { url, dataDir } = settings;
  if (url) return useServer(url, use);
  const embedded = await openEmbeddedDatabase(dataDir, { attach: 'if-running', command });
  try {
    return await connected(embedded.connection, embedded.attached ? 'running' : 'embedded', use);
  } finally {
    await embedded.close();
  }
}

export interface SeenDatabase {
  readonly dataSource: DataSource;
  readonly schema: Schema;
  readonly kind: UsedDatabase['kind'];
}

/** Opens the database that the settings name, looks into it as it is, without migrating it, and closes it again. */
export async function lookIntoDatabase<T>(
  { url, dataDir }: { readonly url: string; readonly dataDir: string },
  command: string,
  look: (database: SeenDatabase) => Promise<T>,
): Promise<T> {
  if (url) return seen({ url }, 'server', look);
  const embedded = await openEmbeddedDatabase(dataDir, { attach: 'if-running', command });
  try {
    return await seen(embedded.connection, embedded.attached ? 'running' : 'embedded', look);
  } finally {
    await embedded.close();
  }
}

async function seen<T>(
  connection: DatabaseConnection,
  kind: SeenDatabase['kind'],
  look: (database: SeenDatabase) => Promise<T>,
): Promise<T> {
  const dataSource = await connectOnly(dataSourceOptions(connection, CONNECTIONS));
  try {
    return await look({ dataSource, schema: await schemaOf(dataSource), kind });
  } finally {
    await dataSource.destroy();
  }
}

/** Opens the library on a PostgreSQL server, uses it once, and closes it again. */
export function useServer<T>(url: string, use: (database: UsedDatabase) => Promise<T>): Promise<T> {
  return connected({ url }, 'server', use);
}

/**
 * Opens the embedded database of a data folder for this process alone, uses it once, and closes it again.
 *
 * @throws {UserError} `data_folder.in_use`
 */
export async function useEmbedded<T>(
  dataDir: string,
  command: string,
  use: (database: UsedDatabase) => Promise<T>,
): Promise<T> {
  const embedded = await openEmbeddedDatabase(dataDir, { attach: 'never', command });
  try {
    return await connected(embedded.connection, 'embedded', use);
  } finally {
    await embedded.close();
  }
}

async function connected<T>(
  connection: DatabaseConnection,
  kind: UsedDatabase['kind'],
  use: (database: UsedDatabase) => Promise<T>,
): Promise<T> {
  const { dataSource, migrated } = await connect(dataSourceOptions(connection, CONNECTIONS));
  try {
    return await use({ dataSource, migrated, kind });
  } finally {
    await dataSource.destroy();
  }
}
