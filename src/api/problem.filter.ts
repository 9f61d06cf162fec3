import { Catch, HttpException, Logger, ServiceUnavailableException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { HealthCheckResult } from '@nestjs/terminus';
import type { Request, Response } from 'express';
import { OperationalError, UserError, messageOf } from '../errors/errors.js';

/** Body of every error, RFC 9457 (`application/problem+json`) with our stable code. */
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

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  'document.not_found': 404,
  'document.too_large': 413,
  'document.nothing_published': 409,
  'queue.client_full': 429,
  'run.active': 409,
  'run.none_active': 409,
  'run.not_found': 404,
  'run.not_retryable': 409,
  // Whoever runs the server can mend these, not whoever asks.
  'store.credentials': 503,
  'store.no_bucket': 503,
  'store.refused': 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available now',
};

/** Turns every error into the one shape; faults are logged with their stack and told without it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request & { id?: unknown }>();
    const response = http.getResponse<Response>();
    const problem = this.describe(error);
    const requestId = typeof request.id === 'string' ? request.id : undefined;
    if (problem.status >= 500) {
      this.logger.error(`${request.method} ${request.path}: ${messageOf(error)}`, (error as Error).stack);
    }
    // A client that broke off an upload hears nothing any more.
    if (response.headersSent || response.destroyed) return;
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, requestId } satisfies Problem));
  }

  private describe(error: unknown): Omit<Problem, 'requestId'> {
    if (error instanceof UserError) {
      const { code, message, field, hint } = error;
      return problem(STATUS_BY_CODE[code] ?? 400, message, code, { field, hint });
    }
    if (error instanceof OperationalError) {
      return problem(503, error.message, error.code, { hint: error.hint });
    }
    const unready = unreadyParts(error);
    if (unready) return problem(503, unready, 'server.not_ready', {});
    if (error instanceof HttpException) {
      return problem(error.getStatus(), error.message, 'http.error', {});
    }
    return problem(500, 'Something went wrong inside Colophon.', 'internal', {
      hint: 'The log has the cause under the request id.',
    });
  }
}

function problem(
  status: number,
  detail: string,
  code: string,
  more: { readonly field?: string; readonly hint?: string },
): Omit<Problem, 'requestId'> {
  const title = TITLES[status] ?? (status >= 500 ? 'Server error' : 'Request refused');
  return { type: 'about:blank', title, status, detail, code, ...more };
}

/** What a failed health check found wrong, part by part; null for every other error. */
function unreadyParts(error: unknown): string | null {
  if (!(error instanceof ServiceUnavailableException)) return null;
  const { error: parts } = error.getResponse() as Partial<Pick<HealthCheckResult, 'error'>>;
  if (typeof parts !== 'object') return null;
  return Object.entries(parts)
    .map(([part, found]) => `${part}: ${String(found?.['message'] ?? 'does not answer')}`)
    .join(' ');
}
