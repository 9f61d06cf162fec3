import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span, Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { within } from '../process/within.js';
import { isSpan } from './spans.js';
import type { OpenSpan, SpanStart, Tracing } from './spans.js';

export interface OtlpOptions {
  /** Address of the collector; spans go to `/v1/traces` below it. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly service: string;
  readonly version: string;
}

/** How often spans are sent. */
const SENT_EVERY_MS = 2_000;
/** A collector that is away loses spans, and holds up nothing. */
const COLLECTOR_ANSWERS_MS = 5_000;
const LAST_SPANS_MS = 2_000;
/** Spans that may wait, about 2 MB; later ones are dropped. */
const MOST_WAITING = 2_048;

const KINDS = {
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

/** Sends spans by OTLP over HTTP. Which span is the current one it keeps itself, so nothing is global. */
export class OtlpTracing implements Tracing {
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;
  private readonly active = new AsyncLocalStorage<Span>();

  constructor({ endpoint, headers, service, version }: OtlpOptions) {
    const exporter = new OTLPTraceExporter({
      url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
      headers: { ...headers },
      timeoutMillis: COLLECTOR_ANSWERS_MS,
    });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter,
          maxQueueSize: MOST_WAITING,
          scheduledDelayMillis: SENT_EVERY_MS,
          exportTimeoutMillis: COLLECTOR_ANSWERS_MS,
        }),
      ],
    });
    this.tracer = this.provider.getTracer('colophon', version);
  }

  open<T>({ name, kind = 'internal', attributes, parent }: SpanStart, work: (span: OpenSpan) => T): T {
    const span = this.tracer.startSpan(name, { kind: KINDS[kind], attributes }, this.contextOf(parent));
    return this.active.run(span, () => work(opened(span)));
  }

  current(): string | undefined {
    const context = this.active.getStore()?.spanContext();
    if (!context) return undefined;
    return `00-${context.traceId}-${context.spanId}-${context.traceFlags.toString(16).padStart(2, '0')}`;
  }

  /** Sends what waits, if the collector takes it soon. */
  async close(): Promise<void> {
    await within(
      LAST_SPANS_MS,
      // A process that ends well must not fail because nobody collects its spans.
      this.provider.shutdown().catch(() => undefined),
      null,
    );
  }

  private contextOf(parent: string | undefined): Context {
    if (isSpan(parent)) {
      const [, traceId, spanId, flags] = parent.split('-') as [string, string, string, string];
      const traceFlags = Number.parseInt(flags, 16);
      return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
    }
    const current = this.active.getStore();
    return current ? trace.setSpan(ROOT_CONTEXT, current) : ROOT_CONTEXT;
  }
}

function opened(span: Span): OpenSpan {
  return {
    rename: (name) => void span.updateName(name),
    end: (attributes = {}, error) => {
      span.setAttributes(attributes);
      if (error !== undefined) {
        // Not its message: that may quote a book or a query.
        const code = (error as { code?: unknown }).code;
        const message = typeof code === 'string' ? code : error instanceof Error ? error.name : 'error';
        span.setStatus({ code: SpanStatusCode.ERROR, message });
      }
      span.end();
    },
  };
}
