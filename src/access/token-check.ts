import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { OperationalError, UserError } from '../errors/errors.js';
import { AccessConfig } from './access.config.js';
import type { Caller } from './caller.js';
import { SCOPES } from './scope.js';
import type { Scope } from './scope.js';

/** How long the issuer may take to send its public keys. */
const ISSUER_ANSWERS_MS = 5000;
/** Clocks of two machines differ by this much. */
const CLOCK_SECONDS = 5;
/** Longer subjects are cut in the audit log. */
const SUBJECT_LENGTH = 200;

/** What a failed verification means for the caller, by the code of the library. */
const REASONS: Readonly<Record<string, string>> = {
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'its signature is wrong',
  ERR_JWKS_NO_MATCHING_KEY: 'the issuer has no key that made its signature',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'it does not name the key that made its signature',
  ERR_JOSE_ALG_NOT_ALLOWED: 'its algorithm is not accepted',
};

/** Accepts the tokens (JWT) of one external issuer, whose public keys come from its JWKS. */
@Injectable()
export class TokenCheck {
  /** Whether an issuer is set. */
  readonly enabled: boolean;
  private readonly publicKeys: JWTVerifyGetKey | null;

  constructor(private readonly config: AccessConfig) {
    this.enabled = config.issuer !== '';
    this.publicKeys = this.enabled
      ? createRemoteJWKSet(new URL(config.jwksUrl), { timeoutDuration: ISSUER_ANSWERS_MS })
      : null;
  }

  /**
   * @throws {UserError} `access.token_invalid`, `access.token_expired` (401);
   *         {OperationalError} `access.issuer_unreachable` (503).
   */
  async callerWith(token: string): Promise<Caller> {
    const claims = await this.verified(token);
    const subject = (claims.sub ?? 'unnamed').slice(0, SUBJECT_LENGTH);
    const scope = scopeIn(claims, this.config.scopeClaim);
    return { kind: 'token', id: subject, name: subject, scope, documents: null };
  }

  private async verified(token: string): Promise<JWTPayload> {
    if (!this.publicKeys) throw invalid('this server accepts no tokens');
    const { issuer, audience, algorithms } = this.config;
    try {
      const { payload } = await jwtVerify(token, this.publicKeys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: CLOCK_SECONDS,
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (error) {
      throw explain(error);
    }
  }
}

function explain(error: unknown): Error {
  if (error instanceof errors.JWTExpired) {
    return new UserError('access.token_expired', 'The token is expired.', {
      field: 'Authorization',
      fault: 'unauthenticated',
      hint: 'Get a new one from its issuer.',
      cause: error,
    });
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return invalid(`its claim "${error.claim}" is missing or wrong`, error);
  }
  if (error instanceof errors.JOSEError && error.code in REASONS) {
    return invalid(REASONS[error.code]!, error);
  }
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) {
    return invalid('it is not a token', error);
  }
  if (error instanceof errors.JOSENotSupported) return invalid('it uses what is not supported', error);
  // What is left: the keys of the issuer did not come, or are not keys.
  return new OperationalError(
    'access.issuer_unreachable',
    'The keys of the issuer of tokens cannot be read.',
    {
      field: 'JWT_JWKS_URL',
      hint: 'Check that the server can reach JWT_JWKS_URL.',
      audience: 'operator',
      cause: error,
    },
  );
}

function invalid(reason: string, cause?: unknown): UserError {
  return new UserError('access.token_invalid', `The token is refused: ${reason}.`, {
    field: 'Authorization',
    fault: 'unauthenticated',
    hint: 'Send a key (colo_...) or a token that the issuer made for this server.',
    cause,
  });
}

/** The highest scope among the words of the claim, which is a text or a list; null: it contains none. */
function scopeIn(claims: JWTPayload, name: string): Scope | null {
  const claim = claims[name] ?? nested(claims, name);
  const words = typeof claim === 'string' ? claim.split(/\s+/) : Array.isArray(claim) ? claim : [];
  return SCOPES.findLast((scope) => words.includes(scope)) ?? null;
}

function nested(claims: JWTPayload, name: string): unknown {
  return name.split('.').reduce<unknown>((value, part) => {
    const inner = typeof value === 'object' && value !== null && Object.hasOwn(value, part);
    return inner ? (value as Record<string, unknown>)[part] : undefined;
  }, claims);
}
