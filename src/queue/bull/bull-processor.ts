import { Inject } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Process, Processor } from '@nestjs/bull';
import type { Job as BullJob } from 'bull';
import type { JobName } from '../job.js';
import { BullConsumer } from './bull-consumer.js';

/** Bull's name for a processor that takes every job of its queue. */
const EVERY_JOB = '*';

/** The Bull processor of one name of job. @param concurrency Jobs it runs at once. */
export function processorOf(name: JobName, concurrency: number): Type {
  @Processor(name)
  class JobProcessor {
    constructor(@Inject(BullConsumer) private readonly consumer: BullConsumer) {}

    @Process({ name: EVERY_JOB, concurrency })
    process(job: BullJob<unknown>): Promise<void> {
      return this.consumer.process(name, job);
    }
  }
  return JobProcessor;
}
