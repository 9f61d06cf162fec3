import { Inject, Injectable, Logger, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { DatabaseConfig } from './database.config.js';
import { ShutdownConfig } from '../config/shutdown.config.js';
import { StorageConfig } from '../config/storage.config.js';
import { connect } from './connect.js';
import { dataSourceOptions } from './data-source.js';
import { openEmbeddedDatabase } from './embedded/embedded-database.js';
import { SEGMENTS_A_RUN, assertRoom } from './embedded/free-space.js';
import type { EmbeddedDatabase, OpenOptions } from './embedded/embedded-database.js';

const EMBEDDED = Symbol('embedded database');

/** Connections to the embedded database. They take turns on its single backend. */
const EMBEDDED_POOL_SIZE = 4;

const END_AFTER_MS = 1000;

const logger = new Logger('Database');

/** Without DATABASE_URL, opens the embedded database before any connection. */
@Module({})
class EmbeddedDatabaseModule {
  static forRoot(options: OpenOptions): DynamicModule {
    const provider = {
      provide: EMBEDDED,
      inject: [StorageConfig, DatabaseConfig],
      useFactory: (storage: StorageConfig, database: DatabaseConfig) =>
        database.url ? null : openEmbeddedDatabase(storage.dataDir, { onFailure: endProcess, ...options }),
    };
    return {
      module: EmbeddedDatabaseModule,
      global: true,
      providers: [provider, RoomForRuns],
      exports: [EMBEDDED, RoomForRuns],
    };
  }
}

/** Checks that the disk has space for a run. For a PostgreSQL server this cannot be checked from here. */
@Injectable()
export class RoomForRuns {
  constructor(
    @Inject(EMBEDDED) private readonly embedded: EmbeddedDatabase | null,
    private readonly storage: StorageConfig,
  ) {}

  /** @throws {OperationalError} `data_folder.full` */
  async assert(): Promise<void> {
    if (this.embedded !== null) await assertRoom(this.storage.dataDir, SEGMENTS_A_RUN);
  }
}

/**
 * Closes the connections, then the embedded database, which waits for all its clients, including those of this process.
 */
@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(
    @Inject(EMBEDDED) private readonly embedded: EmbeddedDatabase | null,
    private readonly dataSource: DataSource,
    private readonly shutdown: ShutdownConfig,
  ) {}

  async onApplicationShutdown(signal?: string): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    // After a signal somebody waits for the end; without one, a command of another process may finish its work first.
    await this.embedded?.close(signal ? (this.shutdown.seconds * 1000) / 2 : undefined);
  }
}

/** The database of all rooms: PostgreSQL when DATABASE_URL is set, otherwise the embedded one in the data folder. */
@Module({})
export class DatabaseModule {
  static forRoot(options: OpenOptions): DynamicModule {
    const typeOrm = TypeOrmModule.forRootAsync({
      inject: [EMBEDDED, DatabaseConfig],
      useFactory: (embedded: EmbeddedDatabase | null, database: DatabaseConfig) => ({
        ...(embedded
          ? dataSourceOptions(embedded.connection, EMBEDDED_POOL_SIZE)
          : dataSourceOptions({ url: database.url }, database.poolSize)),
        // Each room's module registers its tables with `forFeature`.
        autoLoadEntities: true,
        // An error ends the start immediately: retrying the connection is the supervisor's task.
        toRetry: () => false,
      }),
      // Only servers report this. Commands would repeat it to the person at every call.
      dataSourceFactory: (found) => openDataSource(found, options.attach === 'never'),
    });
    return {
      module: DatabaseModule,
      imports: [EmbeddedDatabaseModule.forRoot(options), typeOrm],
      providers: [DatabaseCloser],
    };
  }
}

/** Without its database the process cannot work; its supervisor restarts it, and no row is lost. */
function endProcess(error: Error): void {
  logger.fatal(error);
  process.exitCode = 1;
  // Gives a command that fails for the same reason the time to report it itself.
  setTimeout(() => process.kill(process.pid, 'SIGTERM'), END_AFTER_MS).unref();
}

async function openDataSource(options: DataSourceOptions | undefined, warns: boolean): Promise<DataSource> {
  const { dataSource, migrated } = await connect(options!);
  if (warns) migrated.warnings.forEach((warning) => logger.warn(warning));
  if (migrated.applied.length > 0) logger.log(`Migrations applied: ${migrated.applied.join(', ')}.`);
  return dataSource;
}
