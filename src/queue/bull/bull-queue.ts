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

/** Provides the connections and the key prefix to the queues that @nestjs/bull creates. */
@Module({
  providers: [
    {
      provide: RedisConnections,
      // Created after the database: if the database cannot be opened, the process ends, and a connection would keep it
      // alive.
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
    // This must be the same reference as below: another one would be a second module with its own connections.
    RedisModule,
    // Each queue gets its own options. Options shared by all queues are optional in @nestjs/bull: if creating them failed,
    // for example without a database, it would open the queues on a Redis that it chooses itself.
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
