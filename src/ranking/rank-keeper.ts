import { Injectable } from '@nestjs/common';
import { DeadLetterRepository } from '../queue/dead-letter.repository.js';
import { JobKeeper } from '../queue/job-keeper.js';
import { JobQueue } from '../queue/job-queue.js';
import { RANK } from './jobs.js';
import { RankingService } from './ranking.service.js';

/** Sees to it that the lists are made anew after every change that they depend on. */
@Injectable()
export class RankKeeper extends JobKeeper {
  protected readonly job = RANK;

  constructor(
    queue: JobQueue,
    letters: DeadLetterRepository,
    private readonly ranking: RankingService,
  ) {
    super(queue, letters);
  }

  protected override isWanted(): Promise<boolean> {
    return this.ranking.isRequested();
  }
}
