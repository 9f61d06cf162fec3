import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { RankingOverview } from './ranking-overview.js';
import { RankingRequestEntity } from './ranking-request.entity.js';
import { RankingEntity } from './ranking.entity.js';
import { RankingRepository } from './ranking.repository.js';
import { RankingService } from './ranking.service.js';
import { RequestedRankings } from './requested-rankings.js';

/** The ranked lists of the subtopics. */
@Module({
  imports: [TypeOrmModule.forFeature([RankingEntity, RankingRequestEntity]), EmbeddingModule, TopicsModule],
  providers: [RankingRepository, RankingService, RankingOverview, RequestedRankings],
  exports: [RankingService, RankingOverview, RequestedRankings],
})
export class RankingModule {}
