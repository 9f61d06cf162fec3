import { Module } from '@nestjs/common';
import { ModelCatalogModule } from '../inference/model-catalog.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { SearchModule } from '../search/search.module.js';
import { ContextRepository } from './context.repository.js';
import { ContextService } from './context.service.js';
import { SubtopicLists } from './subtopic-lists.js';
import { TokenCounters } from './token-counters.js';

/** Contexts for language models. */
@Module({
  imports: [ModelCatalogModule, RankingModule, SearchModule],
  providers: [SubtopicLists, ContextRepository, ContextService, TokenCounters],
  exports: [ContextService, TokenCounters],
})
export class ContextModule {}
