import { Logger, Module } from '@nestjs/common';
import { BullModule, getQueueToken } from '@nestjs/bull';
import { DataSource } from 'typeorm';
import { JobQueue } from '../job-queue.js';
import { QueueConfig } from '../queue.config.js';
import { RedisConfig } from '../redis.config.js';
import type { QueueAdapter } from '../queue-adapter.js';
import { BullConsumer } from './bull-consumer.js';
import { BullJobQueue } from './bull-job-queue.js';
import { BullPrefix } from './bull-prefix.js';
import { BullQueues, bullOptions } from './bull-queues.js';
import type { BullQueue } from './bull-queues.js';
import { FailedSetSweeper } from './failed-set-sweeper.js';
import { loadProcessors } from './load-processors.js';
import { checkRedis } from './redis-connection.js';
import { RedisConnections } from './redis-connections.js';

const logger = new Logger('Queue');

/** The connections and the names of keys, for the queues that @nestjs/bull makes. */
@Module({
  providers: [
    {
      provide: RedisConnections,
      // After the database: without it the process ends, and a connection would keep it.
      inject: [RedisConfig, DataSource],
      useFactory: ({ redisUrl }: RedisConfig) => new RedisConnections(redisUrl),
    },
    {
      provide: BullPrefix,
      inject: [RedisConfig, DataSource],
      useFactory: (config: RedisConfig, dataSource: DataSource) => BullPrefix.of(config, dataSource),
    },
  ],
  exports: [RedisConnections, BullPrefix],
})
class RedisModule {}

/** The queue in Redis. */
export const adapter: QueueAdapter = {
  check: async ({ redisUrl }) => {
    for (const warning of await checkRedis(redisUrl)) logger.warn(warning);
  },
  imports: ({ names }) => [
    // The very same as below: another reference would be another module, with connections of its own.
    RedisModule,
    // Each with its own options: those that all queues share are optional to @nestjs/bull, and where making them fails,
    // as without the database, it would open queues on a Redis of its own choice.
    BullModule.registerQueueAsync(
      ...names.map((name) => ({
        name,
        imports: [RedisModule],
        inject: [RedisConnections, QueueConfig, BullPrefix],
        useFactory: bullOptions,
      })),
    ),
  ],
  providers: ({ names }) => [
    {
      provide: BullQueues,
      inject: [RedisConnections, ...names.map((name) => getQueueToken(name))],
      useFactory: (connections: RedisConnections, ...queues: BullQueue[]) =>
        new BullQueues(connections, queues),
    },
    BullJobQueue,
    { provide: JobQueue, useExisting: BullJobQueue },
  ],
  consumers: async (jobs, concurrency) => [
    FailedSetSweeper,
    BullConsumer,
    ...(await loadProcessors(jobs, concurrency)),
  ],
};
