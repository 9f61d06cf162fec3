import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { packageVersion } from '../process/package-version.js';
import type { OtlpTracing } from '../telemetry/otlp-tracing.js';
import { traceWith } from '../telemetry/spans.js';
import { TracingConfig } from './tracing.config.js';

/** Sends spans while the application runs, if a collector is set. */
@Injectable()
export class SpanSender implements OnModuleInit, OnApplicationShutdown {
  private tracing: OtlpTracing | null = null;

  constructor(private readonly config: TracingConfig) {}

  async onModuleInit(): Promise<void> {
    const { endpoint, headers, service } = this.config;
    if (endpoint === '') return;
    // Loaded only here: without a collector, a process needs nothing of it.
    const { OtlpTracing: Sender } = await import('../telemetry/otlp-tracing.js');
    this.tracing = new Sender({ endpoint, headers, service, version: packageVersion() });
    traceWith(this.tracing);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.tracing === null) return;
    traceWith(null);
    await this.tracing.close();
  }
}
