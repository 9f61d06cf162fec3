import type { Application, Request, Response } from 'express';
import { UserError } from '../../errors/errors.js';

/** The part of Express's routing table that its types leave out. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/**
 * The error for a request without a route: whether its path is known, and if so, for which methods (RFC 9110, 15.5.6).
 */
export function noRoute(request: Request, response: Response): UserError {
  // Nest looks for a route below its prefix, so `path` alone lacks it.
  const path = request.baseUrl + request.path;
  const methods = methodsOf(request.app, path);
  if (methods.length === 0) {
    return new UserError('route.not_found', `There is no route ${request.method} ${path}.`, {
      fault: 'missing',
      field: 'path',
      hint: 'The page /docs lists every route.',
    });
  }
  const allowed = methods.join(', ');
  response.setHeader('allow', allowed);
  return new UserError('route.method_not_allowed', `${path} does not support ${request.method}.`, {
    fault: 'method',
    field: 'method',
    hint: `Use ${allowed}.`,
  });
}

function methodsOf(app: Application, path: string): string[] {
  const { stack } = (app as unknown as { readonly router: { readonly stack: readonly Layer[] } }).router;
  const methods = new Set<string>();
  for (const layer of stack) {
    // A layer for every method, such as logging, answers nothing itself.
    if (!layer.route || layer.route.methods['trace'] || !matches(layer, path)) continue;
    for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
  }
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].toSorted();
}

function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    // A path that cannot be decoded, such as /v1/runs/%ff, matches no route.
    return false;
  }
}
