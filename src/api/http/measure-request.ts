import type { NextFunction, Request, Response } from 'express';
import { METRICS } from '../../telemetry/metrics.js';
import { observe } from '../../telemetry/recording.js';
import { openSpan } from '../../telemetry/spans.js';
import type { OpenSpan } from '../../telemetry/spans.js';

const METHODS = METRICS.requests.labels.method;
/** What has no route of the API is one thing: its paths are endless. */
const NO_ROUTE = 'other';
/** Streams go on as long as their reader wants. */
const STREAM = /^text\/event-stream/;
/** Asked every few seconds, for nobody who would look at a trace. */
const PROBES = /^\/(?:v1\/health|metrics)\b/;

type Status = (typeof METRICS.requests.labels.status)[number];

/** Measures how long a request takes, until its answer has been sent or its client has left, and makes a span of it. */
export function measureRequest(request: Request, response: Response, next: NextFunction): void {
  const started = performance.now();
  const measure = (span: OpenSpan | null) => {
    response.once('close', () => {
      const [method, route] = [methodOf(request), routeOf(request)];
      span?.rename(`${method} ${route}`);
      span?.end({ 'http.route': route, 'http.response.status_code': response.statusCode });
      if (STREAM.test(String(response.getHeader('content-type')))) return;
      const labels = { method, route, status: statusOf(response) };
      observe(METRICS.requests, labels, (performance.now() - started) / 1000);
    });
    next();
  };
  if (PROBES.test(request.path)) measure(null);
  else openSpan({ name: request.method, kind: 'server', parent: request.get('traceparent') }, measure);
}

function methodOf({ method }: Request): (typeof METHODS)[number] {
  return METHODS.find((known) => known === method) ?? 'other';
}

/** As it is declared, such as `/v1/documents/:id`. What passes every request, such as the log, is none. */
function routeOf({ route }: Request): string {
  const { path } = (route ?? {}) as { readonly path?: unknown };
  return typeof path === 'string' && !path.includes('*') ? path : NO_ROUTE;
}

function statusOf({ writableFinished, statusCode }: Response): Status {
  return writableFinished ? (`${Math.floor(statusCode / 100)}xx` as Status) : 'aborted';
}
