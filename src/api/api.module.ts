import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BundlesModule } from '../bundles/bundles.module.js';
import { ContextModule } from '../context/context.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EventsModule } from '../events/events.module.js';
import { ModelCatalogModule } from '../inference/model-catalog.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { McpModule } from '../mcp/mcp.module.js';
import { ModelChangeModule } from '../model-change/model-change.module.js';
import { ModelLibrary } from '../model-library/model-library.js';
import { ChecksModule } from '../operations/checks.module.js';
import { MetricsModule } from '../operations/metrics.module.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { ReadingModule } from '../reading/reading.module.js';
import { SearchModule } from '../search/search.module.js';
import { BundlesController } from './bundles/bundles.controller.js';
import { ChunksController } from './chunks/chunks.controller.js';
import { ContentsController } from './contents/contents.controller.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { WatchingModule } from '../watching/watching.module.js';
import { ApiAccessModule } from './access/api-access.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { ContextController } from './context/context.controller.js';
import { CorrectionsController } from './corrections/corrections.controller.js';
import { BulkController } from './documents/bulk.controller.js';
import { DocumentsController } from './documents/documents.controller.js';
import { FromAddressController } from './documents/from-address.controller.js';
import { SampleController } from './documents/sample.controller.js';
import { EventStreams } from './events/event-streams.js';
import { EventsController } from './events/events.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { HealthController } from './health/health.controller.js';
import { MarksController } from './marks/marks.controller.js';
import { PagesController } from './pages/pages.controller.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotentRequestEntity } from './idempotency/idempotent-request.entity.js';
import { IdempotentRequests } from './idempotency/idempotent-requests.repository.js';
import { JobsController } from './jobs/jobs.controller.js';
import { McpController } from './mcp/mcp.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ModelsController } from './models/models.controller.js';
import { QuotesController } from './quotes/quotes.controller.js';
import { RankingsController } from './rankings/rankings.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { SearchController } from './search/search.controller.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { SimilarController } from './similar/similar.controller.js';
import { ResumableUploads } from './uploads/resumable-uploads.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { SubtopicsController } from './subtopics/subtopics.controller.js';
import { TaxonomyController } from './taxonomy/taxonomy.controller.js';
import { TopicsController } from './topics/topics.controller.js';
import { WatchedFoldersController } from './watched-folders/watched-folders.controller.js';
import { ZonesController } from './zones/zones.controller.js';

/** The REST API: controllers only, each of which calls a service. */
@Module({
  imports: [
    TypeOrmModule.forFeature([IdempotentRequestEntity]),
    ApiAccessModule,
    TerminusModule,
    BundlesModule,
    ChecksModule,
    ContextModule,
    CorrectionsModule,
    DocumentsModule,
    EventsModule,
    IngestionModule,
    McpModule,
    MetricsModule,
    ModelCatalogModule,
    ModelChangeModule,
    QuotesModule,
    RankingModule,
    ReadingModule,
    SearchModule,
    StatisticsModule,
    TopicsModule,
    WatchingModule,
    WebhooksModule,
  ],
  controllers: [
    BulkController,
    DocumentsController,
    FromAddressController,
    SampleController,
    ContentsController,
    ChunksController,
    CorrectionsController,
    PagesController,
    MarksController,
    ExportsController,
    BundlesController,
    RunsController,
    EventsController,
    SearchController,
    SimilarController,
    QuotesController,
    ContextController,
    ZonesController,
    TopicsController,
    SubtopicsController,
    TaxonomyController,
    RankingsController,
    JobsController,
    ModelsController,
    StatisticsController,
    SettingsController,
    UploadsController,
    WebhooksController,
    WatchedFoldersController,
    McpController,
    MetricsController,
    HealthController,
  ],
  providers: [
    EventStreams,
    ResumableUploads,
    ModelLibrary,
    IdempotentRequests,
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class ApiModule {}
