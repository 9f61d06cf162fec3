import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { BundlesModule } from '../bundles/bundles.module.js';
import { ConfigModule } from './config.module.js';
import type { Environment } from '../config/settings.js';
import { ContextModule } from '../context/context.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DatabaseModule } from '../database/database.module.js';
import type { OpenOptions } from '../database/embedded/embedded-database.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { InferenceModule } from '../inference/inference.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { ModelChangeModule } from '../model-change/model-change.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { JOBS } from './jobs.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { WatchingModule } from '../watching/watching.module.js';
import { ReadingModule } from '../reading/reading.module.js';
import { SearchModule } from '../search/search.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';

/** The rooms whose services commands and controllers call. */
const ROOMS = [
  AccessModule,
  BundlesModule,
  ContextModule,
  CorrectionsModule,
  DocumentsModule,
  EmbeddingModule,
  EvaluationModule,
  IngestionModule,
  ModelChangeModule,
  QuotesModule,
  RankingModule,
  ReadingModule,
  SearchModule,
  StatisticsModule,
  TopicsModule,
  WatchingModule,
  WebhooksModule,
];

/** All services on one open database, without any interface. */
@Module({})
export class LibraryModule {
  /**
   * @param queue `required`: the start fails when the queue is unreachable, because long-lived processes need it.
   *              `optional`: for commands, which may not use it at all.
   * @param inference For a command that does not embed: the module without an executor.
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
        QueueModule.forRoot(environment, { jobs: JOBS, atStart: queue }),
        inference,
        ...ROOMS,
      ],
      exports: ROOMS,
    };
  }
}
