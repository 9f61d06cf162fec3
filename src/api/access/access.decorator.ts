import { SetMetadata, applyDecorators } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Scope } from '../../access/scope.js';

const ACCESS = 'colophon:access';

/** The field of an operation, in the API description, that says which scope it needs. */
export const ROUTE_ACCESS = 'x-access';

interface AccessOptions {
  /** A signed link opens the route too. Only for `GET` of pictures, which a page fetches without a header. */
  readonly signedLinks?: boolean;
  /** The answer contains a secret that is shown once, so it is kept nowhere. */
  readonly answersSecret?: boolean;
  /** METRICS_TOKEN opens the route, and what it answers is worth something without the database. */
  readonly isMetrics?: boolean;
  /** COLOPHON_OPEN_STATUS opens the route. */
  readonly isStatus?: boolean;
}

export interface RouteAccess extends AccessOptions {
  readonly needs: Scope | 'open';
}

/**
 * The scope that a route needs; `open`: none, not even a key. Every route bears one, or the server does not start. On a
 * controller it holds for all of its routes that have none of their own.
 */
export function Access(needs: RouteAccess['needs'], options: AccessOptions = {}) {
  const access: RouteAccess = { needs, ...options };
  return applyDecorators(SetMetadata(ACCESS, access), ApiExtension(ROUTE_ACCESS, needs));
}

/** Null: the route bears none. */
export function accessOf(
  reflector: Reflector,
  context: Pick<ExecutionContext, 'getHandler' | 'getClass'>,
): RouteAccess | null {
  return (
    reflector.getAllAndOverride<RouteAccess | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]) ?? null
  );
}
