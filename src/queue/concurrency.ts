import type { Keyed } from '../config/parsers.js';
import type { JobList } from './job-list.js';

/** How many jobs of each name this process runs at once. */
export class Concurrency {
  readonly byName: ReadonlyMap<string, number>;

  constructor(jobs: JobList, { default: most, byKey }: Keyed<number, string>) {
    this.byName = new Map(jobs.names.map((name) => [name, byKey[name] ?? most]));
  }

  of(name: string): number {
    return this.byName.get(name)!;
  }
}

/** The concurrency that the job definitions declare, which is the default of the setting. */
export function definedConcurrency({ all }: JobList): Keyed<number, string> {
  const own = all.flatMap(({ name, atOnce }) => (atOnce === undefined ? [] : [[name, atOnce] as const]));
  return { default: 1, byKey: Object.fromEntries(own) };
}
