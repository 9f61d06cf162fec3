import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingEngineModule } from '../embedding/embedding-engine.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { RunQueueModule } from '../ingestion/run-queue.module.js';
import { SearchModule } from '../search/search.module.js';
import { DocumentsController } from './documents.controller.js';
import { HealthController } from './health.controller.js';
import { SearchController } from './search.controller.js';

/** REST: controllers only; everything they do is a service's. */
@Module({
  imports: [
    TerminusModule,
    DocumentsModule,
    EmbeddingEngineModule,
    IngestionModule,
    RunQueueModule,
    SearchModule,
  ],
  controllers: [DocumentsController, SearchController, HealthController],
})
export class ApiModule {}
