import { Module } from '@nestjs/common';
import type { ModuleMetadata, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Concurrency, definedConcurrency } from '../../src/queue/concurrency.js';
import type { JobContext } from '../../src/queue/job-handler.js';
import { JobHandler } from '../../src/queue/job-handler.js';
import type { JobList } from '../../src/queue/job-list.js';
import type { Behaviour } from '../../src/queue/job-queue.contract.js';
import type { JobDefinition } from '../../src/queue/job.js';
import { QueueWorkerModule } from '../../src/queue/queue-worker.module.js';
import { QueueModule } from '../../src/queue/queue.module.js';
import { LIMITED, LIMITED_MS } from '../../src/queue/testing/test-jobs.js';
import { ConfigModule } from '../../src/roles/config.module.js';
import { JOBS } from '../../src/roles/jobs.js';

export type Settings = Readonly<Record<string, string>>;

/** Short enough for tests: attempts after 1 and 2 s, lost workers noticed after 2 s, 1 s to finish at a shutdown. */
export const QUICK: Settings = { QUEUE_RETRY_DELAY: '1', QUEUE_LEASE: '2', SHUTDOWN_TIMEOUT: '2' };

/**
 * An application on a queue, of the program's jobs or others. With behaviours it also does jobs: each is found by the
 * id that the job carries.
 */
export function openQueue(
  settings: Settings,
  behaviours?: ReadonlyMap<string, Behaviour>,
  jobs: JobList = JOBS,
): Promise<INestApplicationContext> {
  const environment = { ...QUICK, ...settings };
  const imports: NonNullable<ModuleMetadata['imports']> = [
    ConfigModule.forRoot(environment),
    DatabaseModule.forRoot({ attach: 'if-running', command: 'a test' }),
    QueueModule.forRoot(environment, { jobs }),
  ];
  if (behaviours) {
    const concurrency = new Concurrency(jobs, definedConcurrency(jobs));
    imports.push(handlersOf(jobs, behaviours), QueueWorkerModule.forRoot(environment, { jobs, concurrency }));
  }
  @Module({ imports })
  class RootModule {}
  return NestFactory.createApplicationContext(RootModule, { logger: false, abortOnError: false });
}

/** A room of its own, as the program has them: the queue finds its handlers. */
function handlersOf(jobs: JobList, behaviours: ReadonlyMap<string, Behaviour>): Type {
  @Module({ providers: jobs.all.map((job) => handlerOf(job, behaviours)) })
  class HandlersModule {}
  return HandlersModule;
}

function handlerOf(job: JobDefinition, behaviours: ReadonlyMap<string, Behaviour>): Type<JobHandler> {
  return class extends JobHandler {
    readonly job = job;
    override readonly timeoutMs = job === LIMITED ? LIMITED_MS : undefined;

    async handle(
      data: { readonly id?: string; readonly runId?: string },
      context: JobContext,
    ): Promise<void> {
      await behaviours.get(data.id ?? data.runId ?? '')?.(context);
    }
  };
}
