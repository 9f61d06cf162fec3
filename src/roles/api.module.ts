import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ApiModule } from '../api/api.module.js';
import type { Environment } from '../config/settings.js';
import { SearchMemoryModule } from '../search/search-memory.module.js';
import { LibraryModule } from './library.module.js';
import { serverLog } from './server-log.js';

/** Only the REST API: it queues runs, and workers take them up. */
@Module({})
export class ApiRoleModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: ApiRoleModule,
      imports: [
        LibraryModule.forRoot(environment, { attach: 'never', command: 'colophon api' }),
        serverLog(environment),
        ApiModule,
        SearchMemoryModule,
      ],
    };
  }
}
