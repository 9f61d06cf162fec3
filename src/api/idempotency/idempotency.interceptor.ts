import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { accessOf } from '../access/access.decorator.js';
import { clientOf } from '../access/accessed-request.js';
import type { AccessedRequest } from '../access/accessed-request.js';
import { UserError } from '../../errors/errors.js';
import { answersItself } from './answers-itself.decorator.js';
import { IdempotentRequests } from './idempotent-requests.repository.js';
import type { EarlierRequest, NamedRequest } from './idempotent-requests.repository.js';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';
/** Visible ASCII, as long as a UUID with room to spare. */
const KEY = /^[\x21-\x7E]{1,255}$/;
const WHAT_IT_IS =
  'Send 1 to 255 visible ASCII characters without spaces, such as a new UUID for each request.';

/**
 * A client that does not know whether its POST arrived sends it again with the same `Idempotency-Key`: what the POST
 * starts is started once, and both get the same answer (IETF draft-ietf-httpapi-idempotency-key-header).
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly requests: IdempotentRequests,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<AccessedRequest>();
    const key = request.get(IDEMPOTENCY_KEY);
    if (request.method !== 'POST' || key === undefined) return next.handle();
    if (answersItself(this.reflector, context)) return next.handle();
    const isSecret = accessOf(this.reflector, context)?.answersSecret ?? false;
    return from(this.once(named(request, key), next, http.getResponse<Response>(), isSecret));
  }

  private async once(
    request: NamedRequest,
    next: CallHandler,
    response: Response,
    isSecret: boolean,
  ): Promise<unknown> {
    const earlier = await this.requests.begin(request);
    if (earlier) return replay(request, earlier, response, isSecret);
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.requests.finish(request, response.statusCode, isSecret ? null : body);
      return body;
    } catch (error) {
      await this.requests.forget(request);
      throw error;
    }
  }
}

/** @throws {UserError} `idempotency.key_invalid`. */
function named(request: AccessedRequest, key: string): NamedRequest {
  if (!KEY.test(key)) {
    throw new UserError('idempotency.key_invalid', 'The idempotency key cannot be used.', {
      field: IDEMPOTENCY_KEY,
      hint: WHAT_IT_IS,
    });
  }
  // A file is not part of it: it has not arrived yet, and the same bytes are the same document anyway.
  const sent = JSON.stringify([request.method, request.originalUrl, request.body ?? null]);
  const fingerprint = createHash('sha256').update(sent).digest('hex');
  return { caller: clientOf(request), key, fingerprint };
}

/** @throws {UserError} `idempotency.key_reused`, `idempotency.in_progress`, `idempotency.not_kept` (409). */
function replay(
  { key, fingerprint }: NamedRequest,
  earlier: EarlierRequest,
  response: Response,
  isSecret: boolean,
): unknown {
  if (earlier.fingerprint !== fingerprint) {
    throw new UserError('idempotency.key_reused', `The key ${key} was sent with another request.`, {
      fault: 'conflict',
      field: IDEMPOTENCY_KEY,
      hint: 'Use a new key for every request that is not a repetition.',
    });
  }
  if (earlier.status === null) {
    throw new UserError('idempotency.in_progress', 'The first request with this key is not answered yet.', {
      fault: 'conflict',
      field: IDEMPOTENCY_KEY,
      hint: 'Send it again in a moment.',
    });
  }
  if (isSecret) {
    throw new UserError(
      'idempotency.not_kept',
      'This was done before, and the secret in its answer is kept nowhere.',
      {
        fault: 'conflict',
        field: IDEMPOTENCY_KEY,
        hint: 'If the answer was lost, revoke the key that was made and make another one.',
      },
    );
  }
  response.status(earlier.status).setHeader('Idempotency-Replayed', 'true');
  return earlier.body;
}
