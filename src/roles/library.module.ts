import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ConfigModule } from './config.module.js';
import type { Environment } from '../config/settings.js';
import { DatabaseModule } from '../database/database.module.js';
import type { OpenOptions } from '../database/embedded/embedded-database.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { InferenceModule } from '../inference/inference.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SearchModule } from '../search/search.module.js';

/** All services on one open database, without any surface. */
@Module({})
export class LibraryModule {
  /**
   * @param queue Processes that live long need it when they start; a command can do without where it asks it nothing.
   * @param inference Of a command that does not embed: without an executor.
   */
  static forRoot(
    environment: Environment,
    options: OpenOptions,
    queue: 'required' | 'optional' = 'required',
    inference = InferenceModule.forRoot(),
  ): DynamicModule {
    return {
      module: LibraryModule,
      imports: [
        ConfigModule.forRoot(environment),
        DatabaseModule.forRoot(options),
        QueueModule.forRoot(environment, queue),
        inference,
        DocumentsModule,
        EmbeddingModule,
        IngestionModule,
        SearchModule,
      ],
      exports: [DocumentsModule, EmbeddingModule, IngestionModule, SearchModule],
    };
  }
}
