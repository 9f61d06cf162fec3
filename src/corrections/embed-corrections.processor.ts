import { Process, Processor } from '@nestjs/bull';
import { BullProcessor, EVERY_JOB } from '../queue/bull-processor.js';
import type { BullJob } from '../queue/job.js';
import { EMBED_CORRECTIONS } from './jobs.js';

/** Receives the `EMBED_CORRECTIONS` jobs from Bull; `EmbedCorrectionsJob` handles them. */
@Processor(EMBED_CORRECTIONS.name)
export class EmbedCorrectionsProcessor extends BullProcessor {
  @Process(EVERY_JOB)
  process(job: BullJob): Promise<void> {
    return this.consume(job);
  }
}
