import { Injectable, Optional } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StorageConfig } from '../config/storage.config.js';
import { OperationalError } from '../errors/errors.js';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';
import { connect } from './connect.js';
import type { DatabaseConnection } from './connection.js';
import { dataSourceOptions } from './data-source.js';
import { DatabaseConfig } from './database.config.js';
import { openEmbeddedDatabase } from './embedded/embedded-database.js';

const CONNECTIONS = 2;

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
    const { url } = this.database;
    if (url) return connectOnce('PostgreSQL answers', { url });
    const { dataDir } = this.storage;
    const embedded = await openEmbeddedDatabase(dataDir, {
      attach: 'if-running',
      command: 'colophon doctor',
    });
    try {
      const owner = embedded.attached ? 'of a running process' : 'opened and closed';
      return await connectOnce(`The embedded database in ${dataDir} (${owner}) answers`, embedded.connection);
    } finally {
      await embedded.close();
    }
  }
}

async function ping(dataSource: DataSource): Promise<Health> {
  try {
    await dataSource.query('SELECT 1');
  } catch (cause) {
    throw new OperationalError('database.unreachable', 'The database does not answer now.', { cause });
  }
  return { message: 'The database answers.' };
}

async function connectOnce(answers: string, connection: DatabaseConnection): Promise<Health> {
  const { dataSource, migrated } = await connect(dataSourceOptions(connection, CONNECTIONS));
  await dataSource.destroy();
  return { message: `${answers}; pgvector ${migrated.pgvector}.`, warnings: migrated.warnings };
}
