import { Injectable } from '@nestjs/common';
import { JobHandler } from '../queue/job-handler.js';
import type { JobContext } from '../queue/job-handler.js';
import type { DataOf } from '../queue/job.js';
import { RANK } from './jobs.js';
import { RankingService } from './ranking.service.js';

/** Makes the lists anew, unless a run or a command has done it meanwhile. */
@Injectable()
export class RankJob extends JobHandler<DataOf<typeof RANK>> {
  readonly job = RANK;

  constructor(private readonly ranking: RankingService) {
    super();
  }

  async handle(_data: DataOf<typeof RANK>, { signal }: JobContext): Promise<void> {
    await this.ranking.rankIfRequested(signal);
  }
}
