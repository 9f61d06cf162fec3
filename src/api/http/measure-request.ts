import type { NextFunction, Request, Response } from 'express';
import { METRICS } from '../../telemetry/metrics.js';
import { observe } from '../../telemetry/recording.js';

const METHODS = METRICS.requests.labels.method;
/** What has no route of the API is one thing: its paths are endless. */
const NO_ROUTE = 'other';
/** Streams go on as long as their reader wants. */
const STREAM = /^text\/event-stream/;

type Status = (typeof METRICS.requests.labels.status)[number];

/** Measures how long a request takes, until its answer has been sent or its client has left. */
export function measureRequest(request: Request, response: Response, next: NextFunction): void {
  const started = performance.now();
  response.once('close', () => {
    if (STREAM.test(String(response.getHeader('content-type')))) return;
    const labels = { method: methodOf(request), route: routeOf(request), status: statusOf(response) };
    observe(METRICS.requests, labels, (performance.now() - started) / 1000);
  });
  next();
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
