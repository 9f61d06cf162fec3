import { Injectable, Optional } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StorageConfig } from '../config/storage.config.js';
import { OperationalError } from '../errors/errors.js';
import { RoomCheck } from '../process/room-check.js';
import type { Fault, Health } from '../process/room-check.js';
import { DatabaseConfig } from './database.config.js';
import type { Schema } from './migrate.js';
import { lookIntoDatabase } from './use-database.js';

/** Asks the open database for an answer; where none is open, opens it, looks into it and closes it again. */
@Injectable()
export class DatabaseCheck extends RoomCheck {
  override readonly name = 'database';

  constructor(
    private readonly storage: StorageConfig,
    private readonly database: DatabaseConfig,
    @Optional() private readonly dataSource?: DataSource,
  ) {
    super();
  }

  override async check(): Promise<Health> {
    if (this.dataSource) return ping(this.dataSource);
    const { dataDir } = this.storage;
    return lookIntoDatabase({ url: this.database.url, dataDir }, 'colophon doctor', ({ schema, kind }) => {
      const answers = {
        server: 'PostgreSQL answers',
        running: `The embedded database in ${dataDir} (of a running process) answers`,
        embedded: `The embedded database in ${dataDir} (opened and closed) answers`,
      }[kind];
      const empty = schema.state === 'new' ? '; it has no tables yet, the first start makes them' : '';
      const message = `${answers}; pgvector ${schema.pgvector}${empty}.`;
      return Promise.resolve({ message, warnings: schema.warnings, faults: pendingIn(schema) });
    });
  }
}

function pendingIn({ state, pending }: Schema): Fault[] {
  if (state !== 'outdated') return [];
  return [
    {
      code: 'doctor.migrations_pending',
      message: `The database is of an earlier version: ${pending.length} migrations are pending (${pending.join(', ')}).`,
      hint: 'Back it up. The next start of a server, or the next command that uses the library, applies them.',
      mend: 'migrations',
    },
  ];
}

async function ping(dataSource: DataSource): Promise<Health> {
  const applied = await appliedMigrations(dataSource);
  const missing = dataSource.migrations.filter(({ name }) => !applied.has(name!));
  if (missing.length > 0) {
    throw new OperationalError('database.outdated', `The database lacks ${missing.length} migrations.`, {
      hint: 'Start the server again: it applies them. Perhaps an older copy of the database was restored.',
    });
  }
  return { message: 'The database answers.' };
}

async function appliedMigrations(dataSource: DataSource): Promise<ReadonlySet<string>> {
  try {
    const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM schema_migrations');
    return new Set(rows.map(({ name }) => name));
  } catch (cause) {
    throw new OperationalError('database.unreachable', 'The database does not answer now.', { cause });
  }
}
