import { Module } from '@nestjs/common';
import { RankJob } from './rank.job.js';
import { RankKeeper } from './rank-keeper.js';
import { RankingModule } from './ranking.module.js';

/** Does the jobs of this room; for roles that work. */
@Module({ imports: [RankingModule], providers: [RankJob, RankKeeper] })
export class RankingWorkerModule {}
