import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { RateLimiter, tooManyRequests } from '../../access/rate-limiter.js';
import type { LimitedKind } from '../../access/rate-limiter.js';
import { isThisMachine } from '../../config/host-name.js';
import { clientOf } from './accessed-request.js';
import type { AccessedRequest } from './accessed-request.js';

/** Counts requests against the limits, and tells each client what is left (draft-ietf-httpapi-ratelimit-headers). */
@Injectable()
export class RequestLimits {
  constructor(private readonly limiter: RateLimiter) {}

  /**
   * Counts a request: for its key or token, otherwise for its address.
   *
   * @param kind The scope of the route; `refused`: the key was refused.
   * @throws {UserError} `access.too_many_requests` (429).
   */
  async count(request: AccessedRequest, response: Response, kind: LimitedKind): Promise<void> {
    const allowance = isOwnMachine(request) ? null : await this.limiter.take(clientOf(request), kind);
    if (allowance === null) return;
    const { limit, remaining, resetSeconds, exceeded } = allowance;
    response.setHeader('ratelimit-policy', `"${kind}";q=${limit};w=60`);
    response.setHeader('ratelimit', `"${kind}";r=${remaining};t=${resetSeconds}`);
    if (!exceeded) return;
    response.setHeader('retry-after', resetSeconds);
    throw tooManyRequests(allowance);
  }
}

/** Whether a program on this machine sends the request without a key: it has the machine, and needs no limit. */
function isOwnMachine({ caller, ip = '' }: AccessedRequest): boolean {
  if (caller && caller.id !== null) return false;
  return isThisMachine(ip);
}
