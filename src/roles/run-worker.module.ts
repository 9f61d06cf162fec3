import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Environment } from '../config/settings.js';
import { QueueWorkerModule } from '../queue/queue-worker.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { EmbedJob } from '../ingestion/jobs/embed.job.js';
import { IngestJob } from '../ingestion/jobs/ingest.job.js';
import { RunKeeper } from '../ingestion/jobs/run-keeper.js';

/** Takes up queued runs and parts of runs; imported only by roles that work. */
@Module({})
export class RunWorkerModule {
  static forRoot(environment: Environment): DynamicModule {
    const worker = QueueWorkerModule.forRoot(environment, {
      handlers: [IngestJob, EmbedJob],
      imports: [IngestionModule],
    });
    return { module: RunWorkerModule, imports: [IngestionModule, worker], providers: [RunKeeper] };
  }
}
