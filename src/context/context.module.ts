import { Module } from '@nestjs/common';
import { ModelCatalogModule } from '../inference/model-catalog.module.js';
import { SearchModule } from '../search/search.module.js';
import { ContextRepository } from './context.repository.js';
import { ContextService } from './context.service.js';
import { NoSubtopics } from './no-subtopics.js';
import { SubtopicLists } from './subtopic-lists.js';
import { TokenCounters } from './token-counters.js';

/** Contexts for language models. */
@Module({
  imports: [ModelCatalogModule, SearchModule],
  providers: [
    { provide: SubtopicLists, useClass: NoSubtopics },
    ContextRepository,
    ContextService,
    TokenCounters,
  ],
  exports: [ContextService],
})
export class ContextModule {}
