import type { Provider } from '@nestjs/common';
import { JobQueue } from '../job-queue.js';
import type { QueueAdapter } from '../queue-adapter.js';
import { Boss } from './boss.js';
import { PgBossConsumer } from './pg-boss-consumer.js';
import { PgBossJobQueue } from './pg-boss-job-queue.js';
import { PgBossJobRepository } from './pg-boss-job.repository.js';
import { PgBossWork } from './pg-boss-work.js';
import { QueueBell } from './queue-bell.js';

const PROVIDERS: Provider[] = [
  Boss,
  PgBossJobRepository,
  QueueBell,
  PgBossJobQueue,
  { provide: JobQueue, useExisting: PgBossJobQueue },
];

/** The queue in the database. */
export const adapter: QueueAdapter = {
  // Nothing to check: before anyone uses the queue, the database has been opened or has reported why it could not be.
  check: () => Promise.resolve(),
  imports: () => [],
  providers: () => PROVIDERS,
  consumers: () => Promise.resolve([PgBossConsumer, PgBossWork]),
};
