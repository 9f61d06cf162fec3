import { Injectable, Optional } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StorageConfig } from '../config/storage.config.js';
import { OperationalError } from '../errors/errors.js';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';
import { DatabaseConfig } from './database.config.js';
import { useDatabase } from './use-database.js';

/** Asks the open database for an answer; where none is open, opens it, migrates and closes it again. */
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
    return useDatabase({ url: this.database.url, dataDir }, 'colophon doctor', ({ migrated, kind }) => {
      const answers = {
        server: 'PostgreSQL answers',
        running: `The embedded database in ${dataDir} (of a running process) answers`,
        embedded: `The embedded database in ${dataDir} (opened and closed) answers`,
      }[kind];
      const message = `${answers}; pgvector ${migrated.pgvector}.`;
      return Promise.resolve({ message, warnings: migrated.warnings });
    });
  }
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
