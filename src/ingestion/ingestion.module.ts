import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module.js';
import { ContentModule } from '../content/content.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { BulkRunsService } from './bulk-runs.service.js';
import { IngestionRunner } from './ingestion.runner.js';
import { IngestionService } from './ingestion.service.js';
import { QueueBell } from './queue-bell.js';
import { RunControlRepository } from './run-control.repository.js';
import { RunHistoryRepository } from './run-history.repository.js';
import { RunHistoryService } from './run-history.service.js';
import { RunRepository } from './run.repository.js';

/** Runs: a document in, its published content out. */
@Module({
  imports: [AnalysisModule, ContentModule, DocumentsModule, EmbeddingModule],
  providers: [
    RunRepository,
    RunControlRepository,
    RunHistoryRepository,
    QueueBell,
    IngestionRunner,
    IngestionService,
    BulkRunsService,
    RunHistoryService,
  ],
  exports: [
    RunRepository,
    RunHistoryRepository,
    QueueBell,
    IngestionRunner,
    IngestionService,
    BulkRunsService,
    RunHistoryService,
  ],
})
export class IngestionModule {}
