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
 * Does jobs while the application lives; for roles that work, beside `QueueModule` and the rooms that have the
 * handlers. Never imported by the command line: a Bull consumer that is closed before it has connected brings the
 * process down.
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
