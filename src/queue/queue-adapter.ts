import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { Concurrency } from './concurrency.js';
import type { JobList } from './job-list.js';
import type { RedisConfig } from './redis.config.js';

/** What one implementation of the queue brings into the modules. */
export interface QueueAdapter {
  /**
   * Looks whether the service is there, before anything is opened: a start that fails leaves nothing open that would
   * keep its process alive.
   */
  check(config: RedisConfig): Promise<void>;
  imports(jobs: JobList): (Type | DynamicModule)[];
  /** For every process, `JobQueue` among them. */
  providers(jobs: JobList): Provider[];
  /** Only for processes that do jobs. */
  consumers(jobs: JobList, concurrency: Concurrency): Promise<Provider[]>;
}
