import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Environment } from '../config/settings.js';
import { CorrectionsWorkerModule } from '../corrections/corrections-worker.module.js';
import { EmbeddingWorkerModule } from '../embedding/embedding-worker.module.js';
import { IngestionWorkerModule } from '../ingestion/ingestion-worker.module.js';
import { LexicalWorkerModule } from '../lexical/lexical-worker.module.js';
import { MetricsModule } from '../operations/metrics.module.js';
import { ModelChangeWorkerModule } from '../model-change/model-change-worker.module.js';
import { Concurrency } from '../queue/concurrency.js';
import { RankingWorkerModule } from '../ranking/ranking-worker.module.js';
import { TopicsWorkerModule } from '../topics/topics-worker.module.js';
import { WatchingWorkerModule } from '../watching/watching-worker.module.js';
import { WebhooksWorkerModule } from '../webhooks/webhooks-worker.module.js';
import { QueueWorkerModule } from '../queue/queue-worker.module.js';
import { ConcurrencyConfig } from './concurrency.config.js';
import { JOBS } from './jobs.js';

/** Does the jobs of every room; imported only by roles that work. */
@Module({})
export class RunWorkerModule {
  static forRoot(environment: Environment): DynamicModule {
    const { concurrency } = new ConcurrencyConfig(environment);
    const queue = QueueWorkerModule.forRoot(environment, {
      jobs: JOBS,
      concurrency: new Concurrency(JOBS, concurrency),
    });
    return {
      module: RunWorkerModule,
      imports: [
        IngestionWorkerModule,
        CorrectionsWorkerModule,
        EmbeddingWorkerModule,
        ModelChangeWorkerModule,
        LexicalWorkerModule,
        TopicsWorkerModule,
        RankingWorkerModule,
        WatchingWorkerModule,
        WebhooksWorkerModule,
        MetricsModule,
        queue,
      ],
    };
  }
}
