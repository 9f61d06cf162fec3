import { Process, Processor } from '@nestjs/bull';
import { BullProcessor, EVERY_JOB } from '../../queue/bull-processor.js';
import type { BullJob } from '../../queue/job.js';
import { INGEST } from './jobs.js';

/** Receives the `INGEST` jobs from Bull; `IngestJob` handles them. */
@Processor(INGEST.name)
export class IngestProcessor extends BullProcessor {
  @Process(EVERY_JOB)
  process(job: BullJob): Promise<void> {
    return this.consume(job);
  }
}
