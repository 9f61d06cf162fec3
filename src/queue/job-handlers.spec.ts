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

  it('are found by the name of the job', () => {
    const handlers = [new Handler(KEYED), new Handler(PLAIN)];
    expect(oneForEach(jobs, handlers).get('plain')).toBe(handlers[1]);
  });

  it('must be complete and single: a start names what is missing, doubled or not in the list', () => {
    const handlers = [KEYED, KEYED, LIMITED].map((job) => new Handler(job));
    expect(() => oneForEach(jobs, handlers)).toThrow(
      'no handler for "plain", several handlers for "keyed", a handler for "limited", which is not in the list of jobs',
    );
  });
});

describe('the list of jobs', () => {
  it('has each name once', () => {
    expect(() => new JobList([PLAIN, KEYED, { ...LIMITED, name: 'plain' }])).toThrow('a name twice');
  });
});
