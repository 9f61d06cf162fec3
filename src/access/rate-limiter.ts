import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UserError } from '../errors/errors.js';
import { AccessConfig } from './access.config.js';
import { RequestCounts } from './request-counts.js';
import type { Scope } from './scope.js';

const WINDOW_SECONDS = 60;
/** Names of clients beyond this length are counted under their hash. */
const NAME_LENGTH = 64;

/** What is limited by a number of its own: routes of a scope, and requests that were refused for their key. */
export type LimitedKind = Scope | 'refused';

/** What is left to a client of its requests a minute. */
export interface Allowance {
  readonly kind: LimitedKind;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the client has all of its requests again. */
  readonly resetSeconds: number;
  readonly exceeded: boolean;
}

/** Limits how many requests a client may send in a minute. */
@Injectable()
export class RateLimiter {
  constructor(
    private readonly counts: RequestCounts,
    private readonly config: AccessConfig,
  ) {}

  /**
   * Counts one request.
   *
   * @param client The key, the token or the address that is counted.
   * @returns Null: there is no limit.
   */
  async take(client: string, kind: LimitedKind): Promise<Allowance | null> {
    const { default: usual, byKey } = this.config.requestsAMinute;
    const limit = byKey[kind] ?? usual;
    if (limit === 0) return null;
    const seconds = Date.now() / 1000;
    const window = Math.floor(seconds / WINDOW_SECONDS);
    const count = await this.counts.add(`${kind}:${shortName(client)}`, window);
    return {
      kind,
      limit,
      remaining: Math.max(0, limit - count),
      resetSeconds: Math.ceil((window + 1) * WINDOW_SECONDS - seconds),
      exceeded: count > limit,
    };
  }
}

export function tooManyRequests({ limit, resetSeconds }: Allowance): UserError {
  return new UserError('access.too_many_requests', `More than ${limit} requests in a minute.`, {
    fault: 'too_many',
    hint: `Wait ${resetSeconds} s; the header Retry-After says how long. RATE_LIMITS sets the limit.`,
  });
}

function shortName(client: string): string {
  return client.length <= NAME_LENGTH ? client : createHash('sha256').update(client).digest('hex');
}
