import { Module } from '@nestjs/common';
import { BullModule, getQueueToken } from '@nestjs/bull';
import { QueueConfig } from '../../config/config.js';
import { JOB_NAMES } from '../job.js';
import { JobQueue } from '../job-queue.js';
import type { QueueAdapter } from '../queue-adapter.js';
import { BullConsumer } from './bull-consumer.js';
import { BullJobQueue } from './bull-job-queue.js';
import { processorOf } from './bull-processor.js';
import { BullQueues, bullOptions } from './bull-queues.js';
import type { BullQueue } from './bull-queues.js';
import { FailedSetSweeper } from './failed-set-sweeper.js';
import { RedisConnections } from './redis-connections.js';

/** The connections, for the queues that @nestjs/bull makes. */
@Module({
  providers: [
    {
      provide: RedisConnections,
      inject: [QueueConfig],
      useFactory: (config: QueueConfig) => RedisConnections.open(config),
    },
  ],
  exports: [RedisConnections],
})
class RedisModule {}

/** The queue in Redis. */
export const adapter: QueueAdapter = {
  imports: () => [
    // The very same as below: another reference would be another module, with connections of its own.
    RedisModule,
    BullModule.forRootAsync({
      imports: [RedisModule],
      inject: [RedisConnections, QueueConfig],
      useFactory: bullOptions,
    }),
    BullModule.registerQueue(...JOB_NAMES.map((name) => ({ name }))),
  ],
  providers: [
    {
      provide: BullQueues,
      inject: [RedisConnections, ...JOB_NAMES.map((name) => getQueueToken(name))],
      useFactory: (connections: RedisConnections, ...queues: BullQueue[]) =>
        new BullQueues(connections, queues),
    },
    BullJobQueue,
    { provide: JobQueue, useExisting: BullJobQueue },
  ],
  consumers: ({ concurrency }) => [
    FailedSetSweeper,
    BullConsumer,
    ...JOB_NAMES.map((name) => processorOf(name, concurrency.byKey[name] ?? concurrency.default)),
  ],
};
