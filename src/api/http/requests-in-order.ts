import { Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Application, NextFunction, Request, Response } from 'express';
import { HttpConfig } from '../http.config.js';
import { isLoopback, parseAuthority } from './host-name.js';
import { answerError } from './answer-error.js';
import { BodyTypeGuard } from './body-type.guard.js';
import { refuseForeign } from './foreign-requests.js';
import { explainBodyError, refuseDeepBody } from './json-bodies.js';
import { noRoute } from './no-route.js';
import { ProblemFilter } from './problem.filter.js';
import { validation } from './validation.js';

type IdentifiedRequest = Request & { id?: string };

/** Adds what every request passes before it reaches its route. Call it before anything else is set up. */
export function guardRequests(app: NestExpressApplication): void {
  app.disable('x-powered-by');
  app.use((request: IdentifiedRequest, _: Response, next: NextFunction) => {
    request.id = crypto.randomUUID();
    next();
  });
  const names = ownNames(app);
  app.use((request: Request, _: Response, next: NextFunction) => {
    refuseForeign(request, names());
    next();
  });
  app.useBodyParser('json');
  app.use(explainBodyError);
  app.use(refuseDeepBody);
  app.useGlobalGuards(new BodyTypeGuard(app.get(Reflector)));
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter());
  // The first path that a person opens in a browser.
  const express = app.getHttpAdapter().getInstance() as Application;
  express.get('/', (_, response) => response.redirect('/docs'));
}

/**
 * Answers requests without a route, also outside the API, with a problem document. Call it after all routes are set up.
 */
export function answerUnrouted(app: NestExpressApplication): void {
  app.use((request: Request, response: Response) => {
    answerError(noRoute(request, response), request, response);
  });
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(error);
    else answerError(error, request, response);
  });
}

/** Evaluated for each request: the address that the server listens on is known only after it has started. */
function ownNames(app: NestExpressApplication) {
  const allowed = app.get(HttpConfig).allowedHosts;
  const server = app.getHttpServer();
  return () => {
    const bound = server.address();
    const host = typeof bound === 'object' && bound ? parseAuthority(bound.address) : null;
    return { allowed, loopback: host !== null && isLoopback(host.name) };
  };
}
