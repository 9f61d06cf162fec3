import { DataSource } from 'typeorm';
import { RedisCounts } from '../../src/access/redis-counts.js';
import { RedisConfig } from '../../src/queue/redis.config.js';
import { until } from '../services/until.js';
import { describeOnRedis, startRedis } from '../services/redis.js';
import type { RunningRedis } from '../services/redis.js';

const WINDOW = 29_000_000;

describeOnRedis('the count of requests', () => {
  let redis: RunningRedis;
  const servers: RedisCounts[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.onModuleDestroy()));
    await redis.stop();
  });

  function server(prefix: string): RedisCounts {
    const config = new RedisConfig({ REDIS_URL: redis.url, REDIS_PREFIX: prefix });
    // With a prefix of its own, a library is not asked for its id.
    const counts = new RedisCounts(config, new DataSource({ type: 'postgres' }));
    servers.push(counts);
    return counts;
  }

  it('is one for all servers of a library, and goes on in each alone while Redis is away', async () => {
    const [one, two, foreign] = [server('library'), server('library'), server('another')];
    for (const [at, counts] of [one, two, foreign].entries()) {
      // Alone it would count from 1: the first answer of a connection may come too late.
      const key = `warm:${at}`;
      const other = server(at === 2 ? 'another' : 'library');
      let own = 0;
      await until('it counts in Redis', async () => {
        await other.add(key, WINDOW);
        own += 1;
        return (await counts.add(key, WINDOW)) > own;
      });
    }
    const counted = [
      await one.add('read:key:a', WINDOW),
      await two.add('read:key:a', WINDOW),
      await one.add('read:key:a', WINDOW),
      await two.add('read:key:b', WINDOW),
      await one.add('read:key:a', WINDOW + 1),
      await foreign.add('read:key:a', WINDOW),
    ];
    expect(counted).toEqual([1, 2, 3, 1, 1, 1]);
    await redis.halt();
    expect(await one.add('read:key:a', WINDOW)).toBe(1);
    expect(await one.add('read:key:a', WINDOW)).toBe(2);
    expect(await two.add('read:key:a', WINDOW)).toBe(1);
  });
});
