import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import type { DatabaseConnection } from './connection.js';
import { LibraryIdentityEntity } from './library-identity.entity.js';

type EntityClass = new () => object;

/** Long enough for a busy server, short enough that a statement which waits for itself is noticed. */
const CONNECT_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 10_000;

/**
 * The same options for the embedded database and for PostgreSQL, apart from where it is and how many connections.
 *
 * @param entities Where no application adds those of its modules.
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
    // A server that vanished without a word is noticed.
    extra: { keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_MS },
    applicationName: 'colophon',
    entities: [LibraryIdentityEntity, ...entities],
    migrations: [...MIGRATIONS],
    migrationsTableName: 'schema_migrations',
    // Schema changes are migrations, run by `migrate` under a lock; nothing is ever changed behind their back.
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
  };
}
