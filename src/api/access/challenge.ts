import type { Response } from 'express';
import type { Scope } from '../../access/scope.js';
import { UserError } from '../../errors/errors.js';

/** Tells programs what is wrong with their key in the header made for it (RFC 6750, section 3). */
export function challenge(response: Response, error: unknown, needs: Scope): void {
  if (!(error instanceof UserError)) return;
  if (error.fault === 'unauthenticated') {
    const why = error.code === 'access.key_missing' ? '' : ', error="invalid_token"';
    response.setHeader('www-authenticate', `Bearer realm="colophon"${why}`);
  } else if (error.code === 'access.scope_missing') {
    response.setHeader(
      'www-authenticate',
      `Bearer realm="colophon", error="insufficient_scope", scope="${needs}"`,
    );
  }
}
