import { Module } from '@nestjs/common';
import { IngestionModule } from './ingestion.module.js';
import { EmbedJob } from './jobs/embed.job.js';
import { IngestJob } from './jobs/ingest.job.js';
import { RunKeeper } from './jobs/run-keeper.js';

/** Does the jobs of this room and sees to it that no run is forgotten; for roles that work. */
@Module({ imports: [IngestionModule], providers: [IngestJob, EmbedJob, RunKeeper] })
export class IngestionWorkerModule {}
