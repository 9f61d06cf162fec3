import { JOB_NAMES } from './job.js';
import type { JobName } from './job.js';
import type { JobHandler } from './job-handler.js';

/** Exactly one handler for every name of job. */
export class JobHandlers {
  private readonly byName: ReadonlyMap<JobName, JobHandler>;

  /** @throws {Error} naming the jobs without a handler and those with several: such a process must not start. */
  constructor(handlers: readonly JobHandler[]) {
    const names = handlers.map(({ job }) => job);
    const missing = JOB_NAMES.filter((name) => !names.includes(name));
    const doubled = JOB_NAMES.filter((name) => names.filter((other) => other === name).length > 1);
    const problems = [
      ...missing.map((name) => `no handler for "${name}"`),
      ...doubled.map((name) => `several handlers for "${name}"`),
    ];
    if (problems.length > 0) throw new Error(`The worker of the queue has ${problems.join(', ')}.`);
    this.byName = new Map(handlers.map((handler) => [handler.job, handler]));
  }

  of(name: JobName): JobHandler {
    return this.byName.get(name)!;
  }
}
