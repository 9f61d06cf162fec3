import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DocumentsModule } from '../documents/documents.module.js';
import { EventsModule } from '../events/events.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { ChecksModule } from '../operations/checks.module.js';
import { SearchModule } from '../search/search.module.js';
import { DocumentsController } from './documents/documents.controller.js';
import { FromAddressController } from './documents/from-address.controller.js';
import { EventStreams } from './events/event-streams.js';
import { EventsController } from './events/events.controller.js';
import { HealthController } from './health/health.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { SearchController } from './search/search.controller.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

/** The REST API: controllers only, each of which calls a service. */
@Module({
  imports: [
    TerminusModule,
    ChecksModule,
    DocumentsModule,
    EventsModule,
    IngestionModule,
    SearchModule,
    WebhooksModule,
  ],
  controllers: [
    DocumentsController,
    FromAddressController,
    RunsController,
    EventsController,
    SearchController,
    WebhooksController,
    HealthController,
  ],
  providers: [EventStreams],
})
export class ApiModule {}
