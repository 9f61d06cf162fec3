import { Module } from '@nestjs/common';
import type { ModuleMetadata, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { ConfigModule } from '../../src/roles/config.module.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import type { JobContext } from '../../src/queue/job-handler.js';
import { JobHandler } from '../../src/queue/job-handler.js';
import type { Behaviour } from '../../src/queue/job-queue.contract.js';
import { JOB_NAMES } from '../../src/queue/job.js';
import type { JobData, JobName } from '../../src/queue/job.js';
import { QueueWorkerModule } from '../../src/queue/queue-worker.module.js';
import { QueueModule } from '../../src/queue/queue.module.js';

export type Settings = Readonly<Record<string, string>>;

/** Short enough for tests: attempts after 1 and 2 s, lost workers noticed after 2 s, 1 s to finish at a shutdown. */
export const QUICK: Settings = {
  QUEUE_CONCURRENCY: '1,embed=2',
  QUEUE_RETRY_DELAY: '1',
  QUEUE_LEASE: '2',
  SHUTDOWN_TIMEOUT: '2',
};

/** Time of one attempt at an `embed` job. */
const EMBED_MS = 1000;

@Module({})
class RootModule {}

/** An application on a queue: with behaviours it also runs jobs. */
export function openQueue(
  settings: Settings,
  behaviours?: ReadonlyMap<string, Behaviour>,
): Promise<INestApplicationContext> {
  const environment = { ...QUICK, ...settings };
  const imports: NonNullable<ModuleMetadata['imports']> = [
    ConfigModule.forRoot(environment),
    DatabaseModule.forRoot({ attach: 'if-running', command: 'a test' }),
    QueueModule.forRoot(environment),
  ];
  if (behaviours) {
    const handlers = JOB_NAMES.map((name) => handlerOf(name, behaviours));
    imports.push(QueueWorkerModule.forRoot(environment, { handlers }));
  }
  return NestFactory.createApplicationContext(
    { module: RootModule, imports },
    { logger: false, abortOnError: false },
  );
}

function handlerOf(name: JobName, behaviours: ReadonlyMap<string, Behaviour>): Type<JobHandler> {
  return class extends JobHandler {
    readonly job = name;
    override readonly timeoutMs = name === 'embed' ? EMBED_MS : undefined;

    async handle(data: JobData[JobName], context: JobContext): Promise<void> {
      await behaviours.get(data.runId)?.(context);
    }
  };
}
