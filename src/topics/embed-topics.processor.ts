import { Process, Processor } from '@nestjs/bull';
import { BullProcessor, EVERY_JOB } from '../queue/bull-processor.js';
import type { BullJob } from '../queue/job.js';
import { EMBED_TOPICS } from './jobs.js';

/** Receives the `EMBED_TOPICS` jobs from Bull; `EmbedTopicsJob` handles them. */
@Processor(EMBED_TOPICS.name)
export class EmbedTopicsProcessor extends BullProcessor {
  @Process(EVERY_JOB)
  process(job: BullJob): Promise<void> {
    return this.consume(job);
  }
}
