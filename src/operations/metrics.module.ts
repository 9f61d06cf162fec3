import { Module } from '@nestjs/common';
import { LibraryFigures } from './library-figures.repository.js';
import { MetricsReport } from './metrics-report.js';
import { MetricsServer } from './metrics-server.js';
import { SpanSender } from './span-sender.js';

/** Counts and tells the metrics, and sends spans; for processes that somebody can ask, which are servers and workers. */
@Module({ providers: [LibraryFigures, MetricsReport, MetricsServer, SpanSender], exports: [MetricsReport] })
export class MetricsModule {}
