import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Suites of half a minute and more, as measured; a new one begins by the length of its file, which says little. */
const LONGEST = [
  'test/hostile/hostile.spec.ts',
  'test/jobs/shared-runs.spec.ts',
  'test/jobs/chaos.spec.ts',
  'test/jobs/run-jobs.spec.ts',
  'test/queue/job-queue.spec.ts',
  'test/queue/lost-workers.spec.ts',
  'test/jobs/outages.spec.ts',
  'test/cli.spec.ts',
];

/** Begins with the suites that take longest, so that none of them is still at work, alone, when all others are done. */
export class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(relative(this.ctx.config.root, moduleId));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(specifications)).toSorted((a, b) => rank(a) - rank(b));
  }
}
