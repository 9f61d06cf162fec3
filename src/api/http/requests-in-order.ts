import { Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Application, NextFunction, Request, Response } from 'express';
import { AccessConfig } from '../../access/access.config.js';
import { AccessGuard } from '../access/access.guard.js';
import { HttpConfig } from '../http.config.js';
import { isThisMachine } from '../../config/host-name.js';
import { answerError } from './answer-error.js';
import { withIds } from '../../telemetry/work-ids.js';
import { ADMIN_PATH } from '../admin-page/serve-admin-page.js';
import { TAXONOMY_PATH, taxonomyBody } from '../taxonomy/taxonomy-body.js';
import { BodyTypeGuard } from './body-type.guard.js';
import { refuseForeign } from './foreign-requests.js';
import { limitConnections } from './connection-limits.js';
import { explainBodyError, refuseDeepBody } from './json-bodies.js';
import { measureRequest } from './measure-request.js';
import { noRoute } from './no-route.js';
import { ProblemFilter } from './problem.filter.js';
import { securityHeaders } from './security-headers.js';
import { endSlowBodies } from './slow-bodies.js';
import { validation } from './validation.js';

type IdentifiedRequest = Request & { id?: string };

/** For how long a browser need not ask again what a page of another origin may send. */
const CORS_SECONDS = 600;
/** Headers of answers that pages of other origins may read. */
const EXPOSED = [
  'allow',
  'etag',
  'location',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'www-authenticate',
];

/** Adds what every request passes before it reaches its route. Call it before anything else is set up. */
export function guardRequests(app: NestExpressApplication): void {
  const { corsOrigins } = app.get(AccessConfig);
  limitConnections(app.getHttpServer());
  app.disable('x-powered-by');
  app.use((request: IdentifiedRequest, _: Response, next: NextFunction) => {
    request.id = crypto.randomUUID();
    withIds({ requestId: request.id }, next);
  });
  app.use(measureRequest);
  app.use(securityHeaders(corsOrigins.length > 0));
  const names = ownNames(app, corsOrigins);
  app.use((request: Request, _: Response, next: NextFunction) => {
    refuseForeign(request, names());
    next();
  });
  if (corsOrigins.length > 0) {
    app.enableCors({ origin: [...corsOrigins], exposedHeaders: EXPOSED, maxAge: CORS_SECONDS });
  }
  app.use(endSlowBodies());
  app.use(TAXONOMY_PATH, taxonomyBody());
  app.useBodyParser('json');
  app.use(explainBodyError);
  app.use(refuseDeepBody);
  app.useGlobalGuards(app.get(AccessGuard), new BodyTypeGuard(app.get(Reflector)));
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter());
  // The first path that a person opens in a browser.
  const express = app.getHttpAdapter().getInstance() as Application;
  express.get('/', (_, response) => response.redirect(`${ADMIN_PATH}/`));
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
function ownNames(app: NestExpressApplication, origins: readonly string[]) {
  const allowed = app.get(HttpConfig).allowedHosts;
  const server = app.getHttpServer();
  return () => {
    const bound = server.address();
    return { allowed, origins, loopback: typeof bound === 'object' && isThisMachine(bound?.address ?? '') };
  };
}
