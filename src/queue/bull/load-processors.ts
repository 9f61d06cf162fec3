import type { Type } from '@nestjs/common';
import { Process } from '@nestjs/bull';
import { EVERY_JOB } from '../bull-processor.js';
import type { Concurrency } from '../concurrency.js';
import type { JobList } from '../job-list.js';
import type { BullJob, JobDefinition } from '../job.js';

/** The processors of all jobs, each with the concurrency from the settings. */
export function loadProcessors({ all }: JobList, concurrency: Concurrency): Promise<Type[]> {
  return Promise.all(
    all.map(async (job) => withConcurrency(await job.processor(), concurrency.of(job.name))),
  );
}

/**
 * A decorator is read when its class is loaded and does not know the settings, so a subclass decorates the method
 * again.
 */
function withConcurrency(
  processor: Awaited<ReturnType<JobDefinition['processor']>>,
  concurrency: number,
): Type {
  class ConcurrentProcessor extends processor {
    @Process({ name: EVERY_JOB, concurrency })
    override process(job: BullJob): Promise<void> {
      return super.process(job);
    }
  }
  return ConcurrentProcessor;
}
