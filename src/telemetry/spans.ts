type Attributes = Readonly<Record<string, string | number>>;

export interface SpanStart {
  readonly name: string;
  /** What the work is to others: it answers a request, queues work, does queued work; `internal` unless named. */
  readonly kind?: 'server' | 'producer' | 'consumer' | 'internal';
  readonly attributes?: Attributes;
  /** The span that it belongs to, if that is not the current one (W3C, Trace Context: `traceparent`). */
  readonly parent?: string;
}

/** A span that has begun. */
export interface OpenSpan {
  rename(name: string): void;
  /** @param error What made the work fail; undefined: it did not. */
  end(attributes?: Attributes, error?: unknown): void;
}

/** Makes spans and sends them. */
export interface Tracing {
  /** Runs the work inside a new span, which stays open until it is ended. */
  open<T>(start: SpanStart, work: (span: OpenSpan) => T): T;
  /** The current span as a `traceparent`. */
  current(): string | undefined;
}

let tracing: Tracing | null = null;

/** From now on this process makes spans; null: no longer. Without it, nothing of OpenTelemetry is loaded. */
export function traceWith(chosen: Tracing | null): void {
  tracing = chosen;
}

/** For work whose end is an event. @param work Gets null if nobody wants spans. */
export function openSpan<T>(start: SpanStart, work: (span: OpenSpan | null) => T): T {
  return tracing ? tracing.open(start, work) : work(null);
}

/** For work whose end is the end of its promise. */
export function inSpan<T>(start: SpanStart, work: () => Promise<T>): Promise<T> {
  if (!tracing) return work();
  return tracing.open(start, async (span) => {
    try {
      const result = await work();
      span.end();
      return result;
    } catch (error) {
      span.end({}, error);
      throw error;
    }
  });
}

/** The current span, for work that goes on elsewhere; undefined if there is none. */
export function currentSpan(): string | undefined {
  return tracing?.current();
}

/** Whether a text from elsewhere is a `traceparent` (W3C, Trace Context, version 00). */
export function isSpan(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    /^00-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(text) &&
    !/^00-0{32}|-0{16}-/.test(text)
  );
}

/** The trace of a `traceparent`. */
export function traceOf(span: string): string {
  return span.split('-')[1]!;
}
