import { Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { messageOf } from '../../errors/errors.js';
import { ClientGone } from './client-gone.js';
import { problemOf } from './problem.js';
import type { Problem } from './problem.js';

const logger = new Logger('Api');

/**
 * Answers every error as a problem document. A fault of ours is logged with its stack; the client never sees the stack.
 */
export function answerError(error: unknown, request: Request & { id?: unknown }, response: Response): void {
  const { id } = request;
  const requestId = typeof id === 'string' ? id : undefined;
  if (!(error instanceof ClientGone)) {
    const problem = problemOf(error);
    log(problem, error, request);
    // The answer has begun, or the client has left: there is nobody to send the problem to.
    if (response.headersSent || response.destroyed) return;
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, requestId } satisfies Problem));
  } else if (!response.headersSent) {
    response.destroy();
  }
}

function log({ status, code }: Problem, error: unknown, request: Request & { id?: unknown }): void {
  // In the text too: a log for people shows no fields.
  const whose = typeof request.id === 'string' ? ` (request ${request.id})` : '';
  const line = `${request.method} ${request.baseUrl}${request.path}: ${messageOf(error)} [${code}]${whose}`;
  if (status === 500) logger.error(line, (error as Error).stack);
  else if (status > 500) logger.warn(line);
}
