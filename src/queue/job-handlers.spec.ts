import { JOB_NAMES } from './job.js';
import type { JobName } from './job.js';
import { JobHandler } from './job-handler.js';
import { JobHandlers } from './job-handlers.js';

class Handler extends JobHandler {
  constructor(readonly job: JobName) {
    super();
  }

  handle(): Promise<void> {
    return Promise.resolve();
  }
}

describe('the handlers of a worker', () => {
  it('are found by the name of the job', () => {
    const handlers = JOB_NAMES.map((name) => new Handler(name));
    expect(new JobHandlers(handlers).of('embed')).toBe(handlers[1]);
  });

  it('must be complete and single: a start names what is missing and what is doubled', () => {
    const handlers = (['embed', 'embed'] as const).map((name) => new Handler(name));
    expect(() => new JobHandlers(handlers)).toThrow(/no handler for "ingest", several handlers for "embed"/);
  });
});
