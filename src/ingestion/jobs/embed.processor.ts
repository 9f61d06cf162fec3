import { Process, Processor } from '@nestjs/bull';
import { BullProcessor, EVERY_JOB } from '../../queue/bull-processor.js';
import type { BullJob } from '../../queue/job.js';
import { EMBED } from './jobs.js';

/** Receives the `EMBED` jobs from Bull; `EmbedJob` handles them. */
@Processor(EMBED.name)
export class EmbedProcessor extends BullProcessor {
  @Process(EVERY_JOB)
  process(job: BullJob): Promise<void> {
    return this.consume(job);
  }
}
