import { Process, Processor } from '@nestjs/bull';
import { BullProcessor, EVERY_JOB } from '../queue/bull-processor.js';
import type { BullJob } from '../queue/job.js';
import { RANK } from './jobs.js';

/** Receives the `RANK` jobs from Bull; `RankJob` handles them. */
@Processor(RANK.name)
export class RankProcessor extends BullProcessor {
  @Process(EVERY_JOB)
  process(job: BullJob): Promise<void> {
    return this.consume(job);
  }
}
