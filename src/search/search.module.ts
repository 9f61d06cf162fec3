import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { SearchRepository } from './search.repository.js';
import { SearchService } from './search.service.js';

/** Free-text search in the published chunks of all live documents. */
@Module({
  imports: [DocumentsModule, EmbeddingModule],
  providers: [SearchRepository, SearchService],
  exports: [SearchService],
})
export class SearchModule {}
