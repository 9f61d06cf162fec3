import { Process, Processor } from '@nestjs/bull';
import { BullProcessor, EVERY_JOB } from '../bull-processor.js';
import type { BullJob } from '../job.js';
import { PLAIN, LIMITED, KEYED } from './test-jobs.js';

@Processor(PLAIN.name)
export class PlainProcessor extends BullProcessor {
  @Process(EVERY_JOB)
  process(job: BullJob): Promise<void> {
    return this.consume(job);
  }
}

@Processor(KEYED.name)
export class KeyedProcessor extends BullProcessor {
  @Process(EVERY_JOB)
  process(job: BullJob): Promise<void> {
    return this.consume(job);
  }
}

@Processor(LIMITED.name)
export class LimitedProcessor extends BullProcessor {
  @Process(EVERY_JOB)
  process(job: BullJob): Promise<void> {
    return this.consume(job);
  }
}
