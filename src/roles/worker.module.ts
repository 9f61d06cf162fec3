import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Environment } from '../config/settings.js';
import { RunWorkerModule } from './run-worker.module.js';
import { LibraryModule } from './library.module.js';
import { serverLog } from './server-log.js';

/** Only the workers of the queue, without HTTP. */
@Module({})
export class WorkerRoleModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: WorkerRoleModule,
      imports: [
        LibraryModule.forRoot(environment, { attach: 'never', command: 'colophon worker' }),
        serverLog(environment),
        RunWorkerModule.forRoot(environment),
      ],
    };
  }
}
