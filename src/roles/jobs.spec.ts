import 'reflect-metadata';
import { JOBS } from './jobs.js';

describe('the jobs of the program', () => {
  it.each(JOBS.all)('have each a processor for the Bull queue of its own: $name', async (job) => {
    // Where Nest's decorator notes the queue.
    expect(Reflect.getMetadata('bull:module_queue', await job.processor())).toEqual({ name: job.name });
  });
});
