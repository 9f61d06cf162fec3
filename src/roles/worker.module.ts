import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Environment } from '../config/settings.js';
import { RunQueueModule } from '../ingestion/run-queue.module.js';
import { LibraryModule } from './library.module.js';
import { serverLog } from './server-log.js';

/** The consumer of the run queue alone, without HTTP. */
@Module({})
export class WorkerRoleModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: WorkerRoleModule,
      imports: [
        LibraryModule.forRoot(environment, { attach: 'never', command: 'colophon worker' }),
        serverLog(),
        RunQueueModule,
      ],
    };
  }
}
