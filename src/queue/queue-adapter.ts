import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { QueueConfig } from './queue.config.js';

/** What one implementation of the queue brings into the modules. */
export interface QueueAdapter {
  /**
   * Looks whether the service is there, before anything is opened: a start that fails leaves nothing open that would
   * keep its process alive.
   */
  check(config: QueueConfig): Promise<void>;
  imports(): (Type | DynamicModule)[];
  /** For every process, `JobQueue` among them. */
  readonly providers: Provider[];
  /** Only for processes that run jobs. */
  consumers(config: QueueConfig): Provider[];
}

/**
 * Bull where there is a Redis, else pg-boss. Loaded only here, so that a program pays for the one it uses.
 */
export async function loadAdapter({ redisUrl }: QueueConfig): Promise<QueueAdapter> {
  const { adapter } = redisUrl
    ? await import('./bull/bull-queue.js')
    : await import('./pg-boss/pg-boss-queue.js');
  return adapter;
}
