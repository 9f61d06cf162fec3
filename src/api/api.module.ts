import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentsModule } from '../documents/documents.module.js';
import { EventsModule } from '../events/events.module.js';
import { ModelCatalogModule } from '../inference/model-catalog.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { ModelChangeModule } from '../model-change/model-change.module.js';
import { ModelLibrary } from '../model-library/model-library.js';
import { ChecksModule } from '../operations/checks.module.js';
import { SearchModule } from '../search/search.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { ApiAccessModule } from './access/api-access.module.js';
import { DocumentsController } from './documents/documents.controller.js';
import { EventStreams } from './events/event-streams.js';
import { EventsController } from './events/events.controller.js';
import { HealthController } from './health/health.controller.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotentRequestEntity } from './idempotency/idempotent-request.entity.js';
import { IdempotentRequests } from './idempotency/idempotent-requests.repository.js';
import { JobsController } from './jobs/jobs.controller.js';
import { ModelsController } from './models/models.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { SearchController } from './search/search.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { StatisticsController } from './statistics/statistics.controller.js';

/** The REST API: controllers only, each of which calls a service. */
@Module({
  imports: [
    TypeOrmModule.forFeature([IdempotentRequestEntity]),
    ApiAccessModule,
    TerminusModule,
    ChecksModule,
    DocumentsModule,
    EventsModule,
    IngestionModule,
    ModelCatalogModule,
    ModelChangeModule,
    SearchModule,
    StatisticsModule,
  ],
  controllers: [
    DocumentsController,
    RunsController,
    EventsController,
    SearchController,
    JobsController,
    ModelsController,
    StatisticsController,
    SettingsController,
    HealthController,
  ],
  providers: [
    EventStreams,
    ModelLibrary,
    IdempotentRequests,
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class ApiModule {}
