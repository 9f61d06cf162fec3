import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DocumentsModule } from '../documents/documents.module.js';
import { EventsModule } from '../events/events.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { McpModule } from '../mcp/mcp.module.js';
import { ChecksModule } from '../operations/checks.module.js';
import { SearchModule } from '../search/search.module.js';
import { DocumentsController } from './documents/documents.controller.js';
import { EventStreams } from './events/event-streams.js';
import { EventsController } from './events/events.controller.js';
import { HealthController } from './health/health.controller.js';
import { McpController } from './mcp/mcp.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { SearchController } from './search/search.controller.js';

/** The REST API: controllers only, each of which calls a service. */
@Module({
  imports: [
    TerminusModule,
    ChecksModule,
    DocumentsModule,
    EventsModule,
    IngestionModule,
    McpModule,
    SearchModule,
  ],
  controllers: [
    DocumentsController,
    RunsController,
    EventsController,
    SearchController,
    McpController,
    HealthController,
  ],
  providers: [EventStreams],
})
export class ApiModule {}
