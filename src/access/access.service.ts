import { Injectable } from '@nestjs/common';
import { UserError } from '../errors/errors.js';
import type { Caller } from './caller.js';
import { KeyCheck } from './key-check.js';
import { looksLikeKey } from './key-text.js';
import { TokenCheck } from './token-check.js';

/** Who sends a request, by the key or token that it bears. */
@Injectable()
export class AccessService {
  constructor(
    private readonly keys: KeyCheck,
    private readonly tokens: TokenCheck,
  ) {}

  /** Whether callers must prove who they are: from the first key on, or when an issuer of tokens is set. */
  async isRequired(): Promise<boolean> {
    return this.tokens.enabled || this.keys.required();
  }

  /**
   * @param credential A key or a token; null: the request bears none.
   * @throws {UserError} `access.key_missing`, `key_malformed`, `key_invalid`, `key_revoked`, `key_expired`,
   *         `token_invalid`, `token_expired` (401); {OperationalError} `access.issuer_unreachable`.
   */
  async callerWith(credential: string | null): Promise<Caller> {
    if (credential === null) {
      throw new UserError('access.key_missing', 'This needs a key.', {
        field: 'Authorization',
        fault: 'unauthenticated',
        hint: 'Send it as "Authorization: Bearer colo_..." or "X-Api-Key: colo_..."; `colophon keys create` makes one.',
      });
    }
    const isToken = this.tokens.enabled && !looksLikeKey(credential);
    return isToken ? this.tokens.callerWith(credential) : this.keys.callerWith(credential);
  }
}
