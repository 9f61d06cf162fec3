import { HttpException, ServiceUnavailableException } from '@nestjs/common';
import type { HealthCheckResult } from '@nestjs/terminus';
import { isDatabaseAway } from '../../errors/passing-error.js';
import { OperationalError, UserError } from '../../errors/errors.js';
import type { Fault } from '../../errors/errors.js';
import { NOT_SET_UP, causeInLog } from '../../errors/for-callers.js';

/** The body of every error: RFC 9457 (`application/problem+json`) with our stable code. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly field?: string;
  readonly hint?: string;
  readonly requestId?: string;
}

const STATUS: Readonly<Record<Fault, number>> = {
  input: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  method: 405,
  too_slow: 408,
  conflict: 409,
  too_large: 413,
  media_type: 415,
  too_many: 429,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Refused',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timeout',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
};

/** What a caller learns about an error. Details that concern only the operator stay in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof UserError || error instanceof OperationalError) {
    const { code, message, field, hint, audience, fault } = error;
    if (audience === 'operator') {
      return problem(503, NOT_SET_UP, code, { hint: causeInLog('the request id') });
    }
    const status = error instanceof OperationalError ? 503 : STATUS[fault];
    return problem(status, message, code, { field, hint });
  }
  const unready = unreadyParts(error);
  if (unready) return problem(503, unready, 'server.not_ready', {});
  const status = statusOf(error);
  if (status !== null && status < 500) {
    // The only remaining case is a path that cannot be decoded.
    return problem(status, (error as Error).message, 'request.invalid', { field: 'path' });
  }
  if (isDatabaseAway(error)) {
    return problem(503, 'The database does not answer now.', 'database.unreachable', {
      hint: 'Try again in a moment.',
    });
  }
  return problem(500, 'Something went wrong inside Colophon.', 'internal', {
    hint: 'The log contains the cause under the request id.',
  });
}

function problem(
  status: number,
  detail: string,
  code: string,
  more: { readonly field?: string; readonly hint?: string },
): Problem {
  const title = TITLES[status] ?? (status >= 500 ? 'Server error' : 'Request refused');
  return { type: 'about:blank', title, status, detail, code, ...more };
}

/** Errors of Nest and of Express carry a status. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const { status } = error as { status?: unknown };
  return error instanceof Error && typeof status === 'number' ? status : null;
}

/** What a failed health check found, part by part; null for every other error. */
function unreadyParts(error: unknown): string | null {
  if (!(error instanceof ServiceUnavailableException)) return null;
  const { error: parts } = error.getResponse() as Partial<Pick<HealthCheckResult, 'error'>>;
  if (typeof parts !== 'object') return null;
  return Object.entries(parts)
    .map(([part, found]) => `${part}: ${String(found?.['message'] ?? 'does not answer')}`)
    .join(' ');
}
