import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata, Type } from '@nestjs/common';
import { QueueConfig } from './queue.config.js';
import type { Environment } from '../config/settings.js';
import { JobHandlers } from './job-handlers.js';
import type { JobHandler } from './job-handler.js';
import { JobRunner } from './job-runner.js';
import { loadAdapter } from './queue-adapter.js';

interface WorkerOptions {
  /** One class for each name of job; they are made in this module. */
  readonly handlers: readonly Type<JobHandler>[];
  /** Where the handlers get what they need. */
  readonly imports?: ModuleMetadata['imports'];
}

/**
 * Runs jobs while the application lives; for roles that work, beside `QueueModule`. Never imported by the command line:
 * a Bull consumer that is closed before it has connected brings the process down.
 */
@Module({})
export class QueueWorkerModule {
  static async forRoot(environment: Environment, options: WorkerOptions): Promise<DynamicModule> {
    const config = new QueueConfig(environment);
    const adapter = await loadAdapter(config);
    const handlers = {
      provide: JobHandlers,
      inject: [...options.handlers],
      useFactory: (...made: JobHandler[]) => new JobHandlers(made),
    };
    return {
      module: QueueWorkerModule,
      imports: options.imports ?? [],
      providers: [...options.handlers, handlers, JobRunner, ...adapter.consumers(config)],
    };
  }
}
