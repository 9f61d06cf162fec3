import { Module } from '@nestjs/common';
import type { INestApplicationContext, ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Environment } from '../../src/config/settings.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Concurrency, definedConcurrency } from '../../src/queue/concurrency.js';
import { JobHandler } from '../../src/queue/job-handler.js';
import type { JobDefinition } from '../../src/queue/job.js';
import { QueueWorkerModule } from '../../src/queue/queue-worker.module.js';
import { QueueModule } from '../../src/queue/queue.module.js';
import { ConfigModule } from '../../src/roles/config.module.js';
import { JOBS } from '../../src/roles/jobs.js';

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
    QueueModule.forRoot(environment, { jobs: JOBS }),
  ];
  if (onJob) {
    const concurrency = new Concurrency(JOBS, definedConcurrency(JOBS));
    imports.push(QueueWorkerModule.forRoot(environment, { jobs: JOBS, concurrency }));
  }
  const providers = onJob ? JOBS.all.map((job) => handlerOf(job, onJob)) : [];
  return NestFactory.createApplicationContext(
    { module: RootModule, imports, providers },
    { logger: false, abortOnError: false },
  );
}

function handlerOf(job: JobDefinition, onJob: (runId: string) => void) {
  return class extends JobHandler {
    readonly job = job;

    handle({ runId }: { readonly runId: string }): Promise<void> {
      onJob(runId);
      return Promise.resolve();
    }
  };
}
