import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Environment } from '../config/settings.js';
import { DeadLetterEntity } from './dead-letter.entity.js';
import { DeadLetterRepository } from './dead-letter.repository.js';
import { JobList } from './job-list.js';
import { loadAdapter } from './load-adapter.js';
import { QueuePauseEntity } from './pg-boss/queue-pause.entity.js';
import { RedisConfig } from './redis.config.js';

interface QueueOptions {
  readonly jobs: JobList;
  /**
   * `required`: if the queue is unreachable, the start fails with the reason. `optional`: only what needs it then
   * fails.
   */
  readonly atStart?: 'required' | 'optional';
}

/**
 * Gives every room the `JobQueue`: Bull with REDIS_URL, otherwise pg-boss on the database. It is imported once, at the
 * root, and takes no jobs. It needs the config and the database.
 */
@Module({})
export class QueueModule {
  /** @throws {UserError} `queue.credentials`; {OperationalError} `queue.unreachable`. */
  static async forRoot(
    environment: Environment,
    { jobs, atStart = 'required' }: QueueOptions,
  ): Promise<DynamicModule> {
    const config = new RedisConfig(environment);
    const adapter = await loadAdapter(config);
    if (atStart === 'required') await adapter.check(config);
    const imports = [
      TypeOrmModule.forFeature([DeadLetterEntity, QueuePauseEntity]),
      ...adapter.imports(jobs),
    ];
    const providers = [
      { provide: JobList, useValue: jobs },
      DeadLetterRepository,
      ...adapter.providers(jobs),
    ];
    return { module: QueueModule, global: true, imports, providers, exports: [...imports, ...providers] };
  }
}
