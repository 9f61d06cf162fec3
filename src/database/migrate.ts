import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { UserError } from '../errors/errors.js';
import { SOUND_PGVECTOR, isOlder } from './pgvector-version.js';

/** Any constant works, as long as every version of the program uses the same one. */
const MIGRATION_LOCK = 7_245_310_611;

/** Earlier versions cannot combine binary `vector[]` parameters with an iterative scan. */
const OLDEST_PGVECTOR = [0, 7, 0] as const;

const CREATE_LEDGER = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    id serial PRIMARY KEY, "timestamp" bigint NOT NULL, name varchar NOT NULL)`;

export interface Migrated {
  /** Names of the migrations that this call applied. */
  readonly applied: readonly string[];
  readonly pgvector: string;
  /** What an operator should know, such as an outdated pgvector. */
  readonly warnings: readonly string[];
}

/**
 * Applies all pending migrations in one transaction, so that a failure changes nothing.
 *
 * Of several processes that start at once, one migrates and the others wait. The lock belongs to the transaction,
 * because connections of the embedded database share one session.
 *
 * @throws {UserError} `database.newer`, `database.no_pgvector`.
 */
export async function migrate(dataSource: DataSource): Promise<Migrated> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const pgvector = await requirePgvector(runner);
    await runner.query(CREATE_LEDGER);
    const applied = await applyPending(runner, dataSource.migrations);
    await runner.commitTransaction();
    return { applied, pgvector, warnings: warningsAbout(pgvector) };
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/** How the tables of a database are, for this version of the program. */
export interface Schema {
  /** `new`: there are none yet. `outdated`: migrations are pending. */
  readonly state: 'new' | 'outdated' | 'current';
  /** Names of the migrations that were not applied yet. */
  readonly pending: readonly string[];
  readonly pgvector: string;
  /** As of `Migrated`. */
  readonly warnings: readonly string[];
}

/**
 * What `migrate` would do, found out without changing anything.
 *
 * @throws {UserError} as `migrate`.
 */
export async function schemaOf(dataSource: DataSource): Promise<Schema> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    // It may create the extension, to see whether this user may; the end of the transaction takes that back.
    const pgvector = await requirePgvector(runner);
    const [ledger] = (await runner.query(`SELECT to_regclass('schema_migrations') AS name`)) as {
      name: string | null;
    }[];
    const done =
      ledger!.name === null ? new Set<string>() : await appliedBefore(runner, dataSource.migrations);
    const pending = dataSource.migrations
      .map((migration) => nameOf(migration))
      .filter((name) => !done.has(name));
    const state = done.size === 0 ? 'new' : pending.length > 0 ? 'outdated' : 'current';
    return { state, pending, pgvector, warnings: warningsAbout(pgvector) };
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

/** @throws {UserError} `database.newer` */
async function appliedBefore(
  runner: QueryRunner,
  migrations: readonly MigrationInterface[],
): Promise<Set<string>> {
  const rows = (await runner.query('SELECT name FROM schema_migrations')) as { name: string }[];
  const done = new Set(rows.map((row) => row.name));
  const known = new Set(migrations.map((migration) => nameOf(migration)));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new UserError(
      'database.newer',
      `The database belongs to a newer version: it contains ${unknown.join(', ')}.`,
      {
        hint: 'Use that version of the program, or another database for this version.',
      },
    );
  }
  return done;
}

async function applyPending(
  runner: QueryRunner,
  migrations: readonly MigrationInterface[],
): Promise<string[]> {
  const done = await appliedBefore(runner, migrations);
  const applied: string[] = [];
  for (const migration of migrations) {
    const name = nameOf(migration);
    if (done.has(name)) continue;
    await migration.up(runner);
    const timestamp = /\d+$/.exec(name)?.[0];
    await runner.query('INSERT INTO schema_migrations ("timestamp", name) VALUES ($1, $2)', [
      timestamp,
      name,
    ]);
    applied.push(name);
  }
  return applied;
}

function nameOf(migration: MigrationInterface): string {
  return migration.name ?? migration.constructor.name;
}

/** Creates the extension if it is missing and returns its version. */
async function requirePgvector(runner: QueryRunner): Promise<string> {
  const hint =
    'Install the pgvector package of your PostgreSQL, then run CREATE EXTENSION vector as a superuser.';
  const available = (await runner.query(
    `SELECT default_version AS version, installed_version AS installed FROM pg_available_extensions WHERE name = 'vector'`,
  )) as { version: string; installed: string | null }[];
  const [extension] = available;
  if (!extension) {
    throw new UserError('database.no_pgvector', 'The database server has no pgvector.', {
      hint,
      field: 'DATABASE_URL',
    });
  }
  if (!extension.installed) {
    try {
      await runner.query('CREATE EXTENSION IF NOT EXISTS vector');
    } catch (cause) {
      throw new UserError('database.no_pgvector', 'This user may not create the extension vector.', {
        hint,
        field: 'DATABASE_URL',
        cause,
      });
    }
  }
  const version = extension.installed ?? extension.version;
  if (isOlder(version, OLDEST_PGVECTOR)) {
    throw new UserError('database.no_pgvector', `pgvector ${version} is too old.`, {
      hint: `Update it to ${SOUND_PGVECTOR.join('.')} or newer.`,
      field: 'DATABASE_URL',
    });
  }
  return version;
}

function warningsAbout(pgvector: string): string[] {
  if (!isOlder(pgvector, SOUND_PGVECTOR)) return [];
  return [
    `pgvector ${pgvector} has defects in its indexes; update it to ${SOUND_PGVECTOR.join('.')} or newer.`,
  ];
}
