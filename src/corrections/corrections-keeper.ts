import { Injectable } from '@nestjs/common';
import { DeadLetterRepository } from '../queue/dead-letter.repository.js';
import { JobKeeper } from '../queue/job-keeper.js';
import { JobQueue } from '../queue/job-queue.js';
import { CorrectedVectors } from './corrected-vectors.js';
import { EMBED_CORRECTIONS } from './jobs.js';

/** Sees to it that corrected chunks get their vectors. */
@Injectable()
export class CorrectionsKeeper extends JobKeeper {
  protected readonly job = EMBED_CORRECTIONS;

  constructor(
    queue: JobQueue,
    letters: DeadLetterRepository,
    private readonly vectors: CorrectedVectors,
  ) {
    super(queue, letters);
  }

  protected override isWanted(): Promise<boolean> {
    return this.vectors.areWanted();
  }
}
