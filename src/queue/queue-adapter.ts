import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { Concurrency } from './concurrency.js';
import type { JobList } from './job-list.js';
import type { RedisConfig } from './redis.config.js';

/** What an implementation of the queue adds to the modules. */
export interface QueueAdapter {
  /**
   * Checks that the service is reachable before anything is opened. If a start failed later, an open connection would
   * keep the process alive.
   */
  check(config: RedisConfig): Promise<void>;
  imports(jobs: JobList): (Type | DynamicModule)[];
  /** Providers for every process, including `JobQueue`. */
  providers(jobs: JobList): Provider[];
  /** Additional providers for processes that run jobs. */
  consumers(jobs: JobList, concurrency: Concurrency): Promise<Provider[]>;
}
