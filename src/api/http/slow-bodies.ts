import type { NextFunction, Request, Response } from 'express';
import { UserError } from '../../errors/errors.js';
import { answerError } from './answer-error.js';

/** A body must bring `LEAST_BYTES` in each such time. */
const WATCHED_MS = 20_000;
/** 0.5 kB/s: a fifth of what the slowest mobile network carries. */
const LEAST_BYTES = 10_000;

/**
 * Ends requests whose body trickles in, so that nobody can hold many connections with little effort. The whole time
 * does not matter: a large book over a slow line takes an hour.
 */
export function endSlowBodies(watchedMs = WATCHED_MS, leastBytes = LEAST_BYTES) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { headers, socket } = request;
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return next();
    let before = socket.bytesRead;
    const watch = setInterval(() => {
      if (request.complete || response.closed) return stop();
      const now = socket.bytesRead;
      // While bytes wait here to be read, the client is not the slow one.
      const isSlow = now - before < leastBytes && request.readableLength === 0;
      before = now;
      if (isSlow) {
        stop();
        refuse(request, response);
      }
    }, watchedMs);
    watch.unref();
    const stop = () => clearInterval(watch);
    request.once('close', stop);
    response.once('close', stop);
    next();
  };
}

function refuse(request: Request, response: Response): void {
  response.setHeader('connection', 'close');
  response.once('finish', () => request.destroy());
  answerError(
    new UserError('request.too_slow', 'The body arrives too slowly.', {
      field: 'body',
      fault: 'too_slow',
      hint: 'Send it over a faster connection.',
    }),
    request,
    response,
  );
  if (!response.writableEnded) request.destroy();
}
