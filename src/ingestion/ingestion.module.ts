import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RunPartEntity } from './parts/run-part.entity.js';
import { ChunkingModule } from '../chunking/chunking.module.js';
import { ContentModule } from '../content/content.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { BulkActionsService } from './bulk-actions.service.js';
import { BulkRunsService } from './bulk-runs.service.js';
import { IngestionRunner } from './ingestion.runner.js';
import { IngestionService } from './ingestion.service.js';
import { RunJobs } from './jobs/run-jobs.js';
import { RunLetters } from './jobs/run-letters.js';
import { PartEmbedding } from './parts/part-embedding.js';
import { RunPartRepository } from './parts/run-part.repository.js';
import { RunEmbedding } from './parts/run-embedding.js';
import { LexicalModule } from '../lexical/lexical.module.js';
import { RunCancellation } from './run-cancellation.js';
import { RunEnding } from './run-ending.js';
import { RunRecovery } from './run-recovery.js';
import { RunRequests } from './run-requests.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { BookReading } from './stages/book-reading.js';
import { ContentPublishing } from './stages/content-publishing.js';
import { ContentStaging } from './stages/content-staging.js';
import { PublishedEnding } from './stages/published-ending.js';
import { RUN_STAGE_PROVIDERS } from './stages/run-stages.js';
import { SampleService } from './sample.service.js';
import { RunCompletion } from './run-completion.js';
import { StageLimits } from './stages/stage-limits.js';

/** Runs: a document in, its published content out. It needs the queue module, which is global. */
@Module({
  imports: [
    TypeOrmModule.forFeature([RunPartEntity]),
    ChunkingModule,
    ContentModule,
    CorrectionsModule,
    DocumentsModule,
    EmbeddingModule,
    LexicalModule,
    RankingModule,
    RunsModule,
  ],
  providers: [
    RunPartRepository,
    RunJobs,
    RunLetters,
    RunRecovery,
    StageLimits,
    PartEmbedding,
    RunEmbedding,
    BookReading,
    ContentStaging,
    ContentPublishing,
    PublishedEnding,
    ...RUN_STAGE_PROVIDERS,
    RunCompletion,
    RunEnding,
    RunRequests,
    RunCancellation,
    IngestionRunner,
    IngestionService,
    SampleService,
    BulkActionsService,
    BulkRunsService,
  ],
  exports: [
    RunsModule,
    RunJobs,
    RunLetters,
    RunRecovery,
    PartEmbedding,
    IngestionRunner,
    IngestionService,
    SampleService,
    BulkActionsService,
    BulkRunsService,
  ],
})
export class IngestionModule {}
