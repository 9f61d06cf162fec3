import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LibraryModule } from '../../src/roles/library.module.js';
import { WorkerRoleModule } from '../../src/roles/worker.module.js';
import type { QueuePlace } from '../services/queue-places.js';

type Settings = Readonly<Record<string, string>>;

/** Opens a worker in this process. The caller closes it. */
export function openWorker(
  place: Pick<QueuePlace, 'environment'>,
  settings: Settings = {},
): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    WorkerRoleModule.forRoot({ ...place.environment, ...settings, LOG_LEVEL: 'silent' }),
    { logger: false, abortOnError: false },
  );
}

/** Opens only the services, as in a process that only queues jobs. The caller closes it. */
export function openServices(place: Pick<QueuePlace, 'environment'>): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    LibraryModule.forRoot(place.environment, { attach: 'if-running', command: 'a test' }),
    { logger: false, abortOnError: false },
  );
}
