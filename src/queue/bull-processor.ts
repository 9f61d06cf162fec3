import { Injectable } from '@nestjs/common';
import { BullConsumer } from './bull/bull-consumer.js';
import type { BullJob } from './job.js';

/** With this name, `@Process` takes every job of a queue. */
export const EVERY_JOB = '*';

/**
 * Base of the classes that take the jobs of one queue from Bull. Each class is in the room of its job and has Nest's
 * decorators:
 *
 *     @Processor(RANK.name)
 *     export class RankProcessor extends BullProcessor {
 *       @Process(EVERY_JOB)
 *       process(job: BullJob): Promise<void> {
 *         return this.consume(job);
 *       }
 *     }
 *
 * The `JobHandler` of the job does the work itself. pg-boss calls the same handler.
 */
@Injectable()
export abstract class BullProcessor {
  constructor(private readonly consumer: BullConsumer) {}

  abstract process(job: BullJob): Promise<void>;

  /** What all processors do in the same way: leases, attempts and dead letters. */
  protected consume(job: BullJob): Promise<void> {
    return this.consumer.process(job);
  }
}
