import type { JobDefinition } from './job.js';

/** All jobs of a program, in the order in which they are shown. */
export class JobList {
  readonly names: readonly string[];
  private readonly byName: ReadonlyMap<string, JobDefinition>;

  /** @throws {Error} if two jobs have the same name, because each would receive the data of the other. */
  constructor(readonly all: readonly JobDefinition[]) {
    this.byName = new Map(all.map((job) => [job.name, job]));
    this.names = [...this.byName.keys()];
    if (this.names.length < all.length) {
      throw new Error(`The list of jobs has a name twice: ${all.map(({ name }) => name).join(', ')}.`);
    }
  }

  /** @throws {Error} if the job is not in the list, because no worker would take it. */
  of(name: string): JobDefinition {
    const job = this.byName.get(name);
    if (!job) throw new Error(`The list of jobs has no "${name}", only ${this.names.join(', ')}.`);
    return job;
  }
}
