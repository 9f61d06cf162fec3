import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { describe, inject } from 'vitest';
import { connect } from '../../src/database/connect.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { ENTITIES } from '../../src/roles/entities.js';
import { openEmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import { LIBRARY_TEMPLATE } from './postgres.js';

const POOL_SIZE = 4;
/** A suite closes its data source first, so the embedded database stays open only if there is a leak. */
const LINGER_MS = 5_000;

export interface TestDatabase {
  /** Connected and migrated. */
  readonly dataSource: DataSource;
  /** URL for further processes or connections; the embedded database has none. */
  readonly dataSourceUrl?: string;
  /** Closes the data source and deletes its data. */
  close(): Promise<void>;
}

/** Runs a suite on the embedded database and on PostgreSQL; each `open` returns a new, empty library. */
export function describeOnEachDatabase(
  name: string,
  suite: (open: () => Promise<TestDatabase>) => void,
): void {
  describe(`${name} on the embedded database`, () => suite(openEmbedded));
  describeOnPostgres(name, () => suite(openPostgres));
}

/** A suite that needs PostgreSQL. Without one it is skipped, with the reason in its name. */
export function describeOnPostgres(name: string, suite: () => void): void {
  const missing = inject('postgresMissing');
  const reason = missing === null ? '' : ` (${missing})`;
  describe.skipIf(missing !== null)(`${name} on PostgreSQL${reason}`, suite);
}

/** A new, empty library. */
export async function openEmbedded(): Promise<TestDatabase> {
  const folder = await copyOfTemplate();
  const embedded = await openEmbeddedDatabase(folder, { attach: 'never', command: 'a test' });
  const { dataSource } = await connect(dataSourceOptions(embedded.connection, POOL_SIZE, ENTITIES));
  return {
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await embedded.close(LINGER_MS);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A data folder with an empty, migrated library. The caller removes it. */
export async function copyOfTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-test-'));
  await cp(inject('embeddedTemplate'), folder, { recursive: true });
  return folder;
}

/** The same on PostgreSQL. Call it only if `postgresMissing` is null. */
export async function openPostgres(): Promise<TestDatabase> {
  const database = await createLibraryDatabase();
  const { dataSource } = await connect(dataSourceOptions({ url: database.url }, POOL_SIZE, ENTITIES));
  return {
    dataSource,
    dataSourceUrl: database.url,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await database.drop();
    },
  };
}

/**
 * Creates a new database: empty and without schema, or a copy of one without connections. Call it only if
 * `postgresMissing` is null.
 */
export async function createDatabase(
  template = 'template1',
): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = inject('postgresUrl');
  if (server === null) throw new Error('There is no PostgreSQL in this run.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A new database with an empty, migrated library: a copy, which takes a tenth of the time of making one. */
export function createLibraryDatabase(): ReturnType<typeof createDatabase> {
  return createDatabase(LIBRARY_TEMPLATE);
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
