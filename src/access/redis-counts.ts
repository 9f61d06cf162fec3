import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { OutageLog } from '../process/outage-log.js';
import { redisPrefix } from '../queue/redis-prefix.js';
import { RedisConfig } from '../queue/redis.config.js';
import { MemoryCounts } from './memory-counts.js';
import { RequestCounts } from './request-counts.js';

/** A request does not wait longer for its count. */
const ANSWERS_MS = 1000;
/** A Redis that did not answer is left alone for this time, so that only few requests wait for it. */
const LEFT_ALONE_MS = 2000;
/** Twice as long as a count is needed: the clocks of the servers differ. */
const KEPT_SECONDS = 120;

/** Counts the requests of all servers together in Redis; while Redis is away, those of this server alone. */
@Injectable()
export class RedisCounts extends RequestCounts implements OnModuleDestroy {
  private readonly alone = new MemoryCounts();
  private readonly outage: OutageLog;
  private leftAloneUntil = 0;
  private connected: Promise<{ readonly redis: Redis; readonly prefix: string }> | null = null;

  constructor(
    private readonly config: RedisConfig,
    private readonly dataSource: DataSource,
  ) {
    super();
    const logger = new Logger(RedisCounts.name);
    this.outage = new OutageLog((reason) =>
      logger.warn(`Redis does not count requests now, so each server counts alone: ${reason}`),
    );
  }

  override async add(whose: string, window: number): Promise<number> {
    if (performance.now() < this.leftAloneUntil) return this.alone.add(whose, window);
    try {
      const { redis, prefix } = await this.connection();
      const name = `${prefix}:requests:${window}:${whose}`;
      const [count] = (await redis.multi().incr(name).expire(name, KEPT_SECONDS).exec()) ?? [];
      if (!count || count[0]) throw count?.[0] ?? new Error('The count was not made.');
      this.outage.succeeded();
      return Number(count[1]);
    } catch (error) {
      this.outage.failed(error);
      this.leftAloneUntil = performance.now() + LEFT_ALONE_MS;
      return this.alone.add(whose, window);
    }
  }

  async onModuleDestroy(): Promise<void> {
    const connected = await this.connected;
    connected?.redis.disconnect();
  }

  private connection() {
    this.connected ??= this.connect().catch((error: unknown) => {
      this.connected = null;
      throw error;
    });
    return this.connected;
  }

  private async connect() {
    const prefix = await redisPrefix(this.config, this.dataSource);
    const redis = new Redis(this.config.redisUrl, {
      connectTimeout: ANSWERS_MS,
      commandTimeout: ANSWERS_MS,
      maxRetriesPerRequest: 0,
      enableReadyCheck: false,
    });
    // An outage is reported where a count is missing.
    redis.on('error', (error: unknown) => this.outage.failed(error));
    return { redis, prefix };
  }
}
