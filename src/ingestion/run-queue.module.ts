import { Module } from '@nestjs/common';
import { IngestionModule } from './ingestion.module.js';
import { RunQueueConsumer } from './run-queue.consumer.js';

/** Imported only by roles that take up queued runs. */
@Module({ imports: [IngestionModule], providers: [RunQueueConsumer], exports: [RunQueueConsumer] })
export class RunQueueModule {}
