import type { NextFunction, Request, Response } from 'express';
import { UserError } from '../../errors/errors.js';

/** Bodies of this API are flat. Deeper nesting would only exhaust the stack of the code that walks through it. */
const MOST_LEVELS = 20;

/** The errors of the body parser, by their `type`. */
const ERRORS: Readonly<Record<string, (error: Error) => UserError>> = {
  'entity.parse.failed': (cause) =>
    new UserError('request.malformed_json', `The body is not JSON: ${cause.message}.`, {
      field: 'body',
      hint: 'Send a JSON object, such as {"force": true}.',
      cause,
    }),
  'entity.too.large': (cause) =>
    new UserError('request.too_large', `The body is larger than ${limitOf(cause)} KB.`, {
      fault: 'too_large',
      field: 'body',
      cause,
    }),
  'charset.unsupported': unsupported,
  'encoding.unsupported': unsupported,
};

/** Gives the errors of the body parser our own codes. */
export function explainBodyError(error: unknown, _: Request, __: Response, next: NextFunction): void {
  const { type } = error as { type?: unknown };
  const explain = typeof type === 'string' && Object.hasOwn(ERRORS, type) ? ERRORS[type] : undefined;
  next(explain && error instanceof Error ? explain(error) : error);
}

/** Refuses bodies that are nested too deeply, before any other code walks through them. */
export function refuseDeepBody(request: Request, _: Response, next: NextFunction): void {
  if (!isDeeper(request.body, MOST_LEVELS)) return next();
  next(
    new UserError('request.invalid', `The body is nested deeper than ${MOST_LEVELS} levels.`, {
      field: 'body',
      hint: 'Send a flat JSON object; /docs lists its fields.',
    }),
  );
}

function unsupported(cause: Error): UserError {
  return new UserError('request.unsupported_media_type', `The body cannot be read: ${cause.message}.`, {
    fault: 'media_type',
    field: 'content-type',
    hint: 'Send application/json in UTF-8.',
    cause,
  });
}

/** In KB, as the parser knows it. */
function limitOf(error: Error): number {
  return Math.round(Number((error as { limit?: unknown }).limit) / 1024);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
