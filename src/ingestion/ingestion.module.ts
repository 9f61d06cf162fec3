import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module.js';
import { ContentModule } from '../content/content.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { IngestionRunner } from './ingestion.runner.js';
import { IngestionService } from './ingestion.service.js';
import { RunRepository } from './run.repository.js';

/** Runs: a document in, its published content out. */
@Module({
  imports: [AnalysisModule, ContentModule, DocumentsModule, EmbeddingModule],
  providers: [RunRepository, IngestionRunner, IngestionService],
  exports: [RunRepository, IngestionRunner, IngestionService],
})
export class IngestionModule {}
