import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module.js';
import { ContentModule } from '../content/content.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { BulkRunsService } from './bulk-runs.service.js';
import { IngestionRunner } from './ingestion.runner.js';
import { IngestionService } from './ingestion.service.js';
import { RunJobs } from './jobs/run-jobs.js';
import { RunLetters } from './jobs/run-letters.js';
import { PartEmbedding } from './parts/part-embedding.js';
import { RunPartRepository } from './parts/run-part.repository.js';
import { SharedEmbedding } from './parts/shared-embedding.js';
import { RunAnalysis } from './run-analysis.js';
import { RunCancellation } from './run-cancellation.js';
import { RunControlRepository } from './run-control.repository.js';
import { RunEnding } from './run-ending.js';
import { RunHistoryRepository } from './run-history.repository.js';
import { RunHistoryService } from './run-history.service.js';
import { RunRecovery } from './run-recovery.js';
import { RunRequests } from './run-requests.js';
import { RunRepository } from './run.repository.js';
import { StageLimits } from './stage-limits.js';

/** Runs: a document in, its published content out. Needs the queue, which is global. */
@Module({
  imports: [AnalysisModule, ContentModule, DocumentsModule, EmbeddingModule],
  providers: [
    RunRepository,
    RunControlRepository,
    RunHistoryRepository,
    RunPartRepository,
    RunJobs,
    RunLetters,
    RunRecovery,
    StageLimits,
    PartEmbedding,
    SharedEmbedding,
    RunAnalysis,
    RunEnding,
    RunRequests,
    RunCancellation,
    IngestionRunner,
    IngestionService,
    BulkRunsService,
    RunHistoryService,
  ],
  exports: [
    RunRepository,
    RunHistoryRepository,
    RunJobs,
    RunLetters,
    RunRecovery,
    PartEmbedding,
    IngestionRunner,
    IngestionService,
    BulkRunsService,
    RunHistoryService,
  ],
})
export class IngestionModule {}
