import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeadLetterEntity } from './dead-letter.entity.js';
import { QueuePauseEntity } from './pg-boss/queue-pause.entity.js';
import { QueueConfig } from './queue.config.js';
import type { Environment } from '../config/settings.js';
import { DeadLetterRepository } from './dead-letter.repository.js';
import { loadAdapter } from './queue-adapter.js';

/**
 * Gives every room the `JobQueue`: Bull with REDIS_URL, else pg-boss on the database. Imported once, at the root; it
 * takes no jobs. Needs the config and the database.
 */
@Module({})
export class QueueModule {
  /**
   * @param atStart `required`: a queue that is away ends the start, with its reason. `optional`: what needs it says so.
   * @throws {UserError} `queue.credentials`; {OperationalError} `queue.unreachable`.
   */
  static async forRoot(
    environment: Environment,
    atStart: 'required' | 'optional' = 'required',
  ): Promise<DynamicModule> {
    const config = new QueueConfig(environment);
    const adapter = await loadAdapter(config);
    if (atStart === 'required') await adapter.check(config);
    const imports = [TypeOrmModule.forFeature([DeadLetterEntity, QueuePauseEntity]), ...adapter.imports()];
    const providers = [DeadLetterRepository, ...adapter.providers];
    return { module: QueueModule, global: true, imports, providers, exports: [...imports, ...providers] };
  }
}
