import { Module } from '@nestjs/common';
import type { INestApplicationContext, ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../../src/roles/config.module.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { JobHandler } from '../../src/queue/job-handler.js';
import { JOB_NAMES } from '../../src/queue/job.js';
import type { JobData, JobName } from '../../src/queue/job.js';
import type { Environment } from '../../src/config/settings.js';
import { QueueWorkerModule } from '../../src/queue/queue-worker.module.js';
import { QueueModule } from '../../src/queue/queue.module.js';

@Module({})
class RootModule {}

/**
 * Opens only the queue that the settings choose.
 *
 * @param onJob Makes this a worker; called with the run of each job.
 */
export function openQueue(
  environment: Environment,
  onJob?: (runId: string) => void,
): Promise<INestApplicationContext> {
  const imports: NonNullable<ModuleMetadata['imports']> = [
    ConfigModule.forRoot(environment),
    DatabaseModule.forRoot({ attach: onJob ? 'never' : 'if-running', command: 'a measurement' }),
    QueueModule.forRoot(environment),
  ];
  if (onJob) {
    const handlers = JOB_NAMES.map((name) => handlerOf(name, onJob));
    imports.push(QueueWorkerModule.forRoot(environment, { handlers }));
  }
  return NestFactory.createApplicationContext(
    { module: RootModule, imports },
    { logger: false, abortOnError: false },
  );
}

function handlerOf(name: JobName, onJob: (runId: string) => void) {
  return class extends JobHandler {
    readonly job = name;

    handle({ runId }: JobData[JobName]): Promise<void> {
      onJob(runId);
      return Promise.resolve();
    }
  };
}
