import { Module } from '@nestjs/common';
import { ContentModule } from '../content/content.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { SearchRepository } from './search.repository.js';
import { SearchService } from './search.service.js';

/** Free-text search in the published chunks of all live documents. */
@Module({
  imports: [ContentModule, DocumentsModule, EmbeddingModule],
  providers: [SearchRepository, SearchService],
  exports: [SearchService],
})
export class SearchModule {}
