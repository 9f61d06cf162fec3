import { Injectable } from '@nestjs/common';
import { BullConsumer } from './bull/bull-consumer.js';
import type { BullJob } from './job.js';

/** Name by which `@Process` takes every job of a queue. */
export const EVERY_JOB = '*';

/**
 * Base of the classes that take the jobs of one queue from Bull. Each is in the room of its job and has Nest's
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
 * The work itself is done by the `JobHandler` of the job, which pg-boss drives as well.
 */
@Injectable()
export abstract class BullProcessor {
  constructor(private readonly consumer: BullConsumer) {}

  abstract process(job: BullJob): Promise<void>;

  /** Leases, attempts and dead letters: what all processors do alike. */
  protected consume(job: BullJob): Promise<void> {
    return this.consumer.process(job);
  }
}
