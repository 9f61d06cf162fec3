import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { LexicalModule } from '../lexical/lexical.module.js';
import { CandidateSearch } from './candidates.js';
import { HeldBooksRepository } from './held/held-books.repository.js';
import { LibraryHolder } from './held/library-holder.js';
import { OutdatedCount } from './outdated-count.js';
import { DatabaseSource } from './search-source.js';
import { SearchSources } from './search-sources.js';
import { SearchRepository } from './search.repository.js';
import { SearchService } from './search.service.js';
import { SimilarService } from './similar.service.js';

/** Search in the published chunks of all live documents, by meaning and by words. */
@Module({
  imports: [DocumentsModule, EmbeddingModule, LexicalModule],
  providers: [
    SearchRepository,
    DatabaseSource,
    SearchSources,
    HeldBooksRepository,
    LibraryHolder,
    CandidateSearch,
    OutdatedCount,
    SearchService,
    SimilarService,
  ],
  exports: [LibraryHolder, SearchService, SimilarService],
})
export class SearchModule {}
