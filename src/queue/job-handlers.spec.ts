import type { JobDefinition } from './job.js';
import { JobHandler } from './job-handler.js';
import { oneForEach } from './job-handlers.js';
import { JobList } from './job-list.js';
import { KEYED, LIMITED, PLAIN } from './testing/test-jobs.js';

class Handler extends JobHandler {
  constructor(readonly job: JobDefinition) {
    super();
  }

  handle(): Promise<void> {
    return Promise.resolve();
  }
}

describe('the handlers of a worker', () => {
  const jobs = new JobList([PLAIN, KEYED]);

  it('are found by job name', () => {
    const handlers = [new Handler(KEYED), new Handler(PLAIN)];
    expect(oneForEach(jobs, handlers).get('plain')).toBe(handlers[1]);
  });

  it('must be exactly one per job of the list: a start names missing, duplicate and unlisted ones', () => {
    const handlers = [KEYED, KEYED, LIMITED].map((job) => new Handler(job));
    expect(() => oneForEach(jobs, handlers)).toThrow(
      'no handler for "plain", several handlers for "keyed", a handler for "limited", which is not in the list of jobs',
    );
  });
});

describe('the list of jobs', () => {
  it('accepts each name only once', () => {
    expect(() => new JobList([PLAIN, KEYED, { ...LIMITED, name: 'plain' }])).toThrow('a name twice');
  });
});
