import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { MetricsReport } from '../../operations/metrics-report.js';
import { METRICS_TYPE } from '../../telemetry/metric-set.js';
import { Access } from '../access/access.decorator.js';
import { METRICS_ROUTE } from '../http/api-path.js';

/** Its format is that of Prometheus, which describes each metric in the answer itself. */
@ApiExcludeController()
@Access('read', { isMetrics: true })
@Controller(METRICS_ROUTE)
export class MetricsController {
  constructor(private readonly report: MetricsReport) {}

  @Get()
  @Header('content-type', METRICS_TYPE)
  @Header('cache-control', 'no-store')
  read(): Promise<string> {
    return this.report.text();
  }
}
