import 'reflect-metadata';
import { Concurrency } from '../queue/concurrency.js';
import { ConcurrencyConfig } from './concurrency.config.js';
import { JOBS } from './jobs.js';

describe('the jobs of the program', () => {
  it.each([
    [undefined, { ingest: 2, embed: 1, 'embed-corrections': 1, 'embed-topics': 1, rank: 1 }],
    ['3', { ingest: 3, embed: 3, 'embed-corrections': 3, 'embed-topics': 3, rank: 3 }],
    ['1,embed=4', { ingest: 1, embed: 4, 'embed-corrections': 1, 'embed-topics': 1, rank: 1 }],
  ])('run as many at once as QUEUE_CONCURRENCY=%s says', (value, expected) => {
    const { concurrency } = new ConcurrencyConfig({ QUEUE_CONCURRENCY: value });
    expect(Object.fromEntries(new Concurrency(JOBS, concurrency).byName)).toEqual(expected);
  });

  it.each(JOBS.all)('each have a processor for their own Bull queue: $name', async (job) => {
    // Nest's decorator stores the queue under this key.
    expect(Reflect.getMetadata('bull:module_queue', await job.processor())).toEqual({ name: job.name });
  });
});
