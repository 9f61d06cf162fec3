import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Environment } from '../config/settings.js';
import { Concurrency } from './concurrency.js';
import { JobHandlers } from './job-handlers.js';
import type { JobList } from './job-list.js';
import { JobRunner } from './job-runner.js';
import { loadAdapter } from './load-adapter.js';
import { RedisConfig } from './redis.config.js';

interface WorkerOptions {
  readonly jobs: JobList;
  readonly concurrency: Concurrency;
}

/**
 * Runs jobs while the application runs. Roles that work import it together with `QueueModule` and the rooms that
 * provide the handlers. The command line must not import it: closing a Bull consumer before it has connected crashes
 * the process.
 */
@Module({})
export class QueueWorkerModule {
  static async forRoot(
    environment: Environment,
    { jobs, concurrency }: WorkerOptions,
  ): Promise<DynamicModule> {
    const adapter = await loadAdapter(new RedisConfig(environment));
    return {
      module: QueueWorkerModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: Concurrency, useValue: concurrency },
        JobHandlers,
        JobRunner,
        ...(await adapter.consumers(jobs, concurrency)),
      ],
    };
  }
}
