import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import type { DatabaseConnection } from './connection.js';
import { LibraryIdentityEntity } from './library-identity.entity.js';

type EntityClass = new () => object;

/** Long enough for a busy server, short enough that a deadlocked statement is noticed. */
const CONNECT_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 10_000;

/**
 * The options are the same for the embedded database and for PostgreSQL, except the address and the number of
 * connections.
 *
 * @param entities The entities, where no Nest application registers those of its modules.
 */
export function dataSourceOptions(
  connection: DatabaseConnection,
  poolSize: number,
  entities: readonly EntityClass[] = [],
): DataSourceOptions {
  const address =
    'url' in connection
      ? { url: connection.url }
      : {
          host: connection.host,
          port: connection.port,
          username: connection.user,
          database: connection.database,
          password: connection.password,
        };
  return {
    type: 'postgres',
    ...address,
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    // Notices a server that disappeared without closing its connections.
    extra: { keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_MS },
    applicationName: 'colophon',
    entities: [LibraryIdentityEntity, ...entities],
    migrations: [...MIGRATIONS],
    migrationsTableName: 'schema_migrations',
    // Only `migrate` changes the schema, under a lock.
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
  };
}
