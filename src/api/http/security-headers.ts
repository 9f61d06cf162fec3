import helmet from 'helmet';
import type { NextFunction, Request, Response } from 'express';

type Directives = Readonly<Record<string, string[]>>;

/** An answer of the API is data: whatever a browser takes it for, it may load and run nothing. */
const OF_ANSWERS: Directives = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

/** The page of the API description has its scripts in files, but styles and pictures also in its markup. */
const OF_DOCS: Directives = {
  ...OF_ANSWERS,
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
};

/**
 * The admin page loads files of this server alone. Its parts that float (menus, tips) are placed by style attributes, so
 * these are allowed; style elements and scripts in the markup are not.
 */
const OF_ADMIN: Directives = {
  ...OF_ANSWERS,
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'style-src-elem': ["'self'"],
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
};

const ADMIN = /^\/admin(\/|$)/;
const DOCS = /^\/docs(\/|$)/;

/**
 * Sets the headers by which browsers protect their users (helmet).
 *
 * @param shared Whether pages of other origins may show pictures of this server.
 */
export function securityHeaders(shared: boolean) {
  const ofAnswers = headersWith(OF_ANSWERS, shared);
  const ofDocs = headersWith(OF_DOCS, shared);
  const ofAdmin = headersWith(OF_ADMIN, shared);
  return (request: Request, response: Response, next: NextFunction): void => {
    const headers = DOCS.test(request.path) ? ofDocs : ADMIN.test(request.path) ? ofAdmin : ofAnswers;
    headers(request, response, next);
  };
}

function headersWith(directives: Directives, shared: boolean) {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginResourcePolicy: { policy: shared ? 'cross-origin' : 'same-origin' },
    // Colophon speaks HTTP. Whether browsers must use HTTPS is for the proxy to say that offers it.
    strictTransportSecurity: false,
  });
}
