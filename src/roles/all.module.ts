import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ApiModule } from '../api/api.module.js';
import type { Environment } from '../config/settings.js';
import { RunWorkerModule } from './run-worker.module.js';
import { SearchMemoryModule } from '../search/search-memory.module.js';
import { LibraryModule } from './library.module.js';
import { serverLog } from './server-log.js';

/** The API, the workers of the queue and, without DATABASE_URL, the embedded database, all in one process. */
@Module({})
export class AllModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: AllModule,
      imports: [
        LibraryModule.forRoot(environment, { attach: 'never', command: 'colophon server' }),
        serverLog(environment),
        ApiModule,
        SearchMemoryModule,
        RunWorkerModule.forRoot(environment),
      ],
    };
  }
}
