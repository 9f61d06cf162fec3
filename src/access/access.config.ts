import { boolean, integer, keyedInteger, text, url } from '../config/parsers.js';
import type { Parser } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

/** Signatures with a pair of keys. Those with a shared secret (HS256) and none at all are never accepted. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;
const USUAL_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const algorithms: Parser<readonly string[]> = (value) => {
  const names = value.split(',').map((name) => name.trim());
  if (!names.every((name) => ALGORITHMS.some((algorithm) => algorithm === name))) {
    throw new Error(`names of ${ALGORITHMS.join(', ')}, separated by commas`);
  }
  return names;
};

/** Origins as browsers send them: a scheme and a host, perhaps a port. */
const origins: Parser<readonly string[]> = (value) =>
  value.split(',').map((part) => {
    const origin = part.trim();
    if (!URL.canParse(origin) || new URL(origin).origin !== origin || !/^https?:/.test(origin)) {
      throw new Error('origins such as https://books.example.com, separated by commas, without a path');
    }
    return origin;
  });

export class AccessConfig extends Settings(
  {
    open: setting(
      'COLOPHON_OPEN_ACCESS',
      boolean,
      false,
      'Whether a server without any key may listen on an address that other machines reach. Everybody who reaches it can then read and change everything.',
    ),
    openStatus: setting(
      'COLOPHON_OPEN_STATUS',
      boolean,
      false,
      'Whether the status of a document can be read without a key.',
    ),
    issuer: setting(
      'JWT_ISSUER',
      text,
      '',
      'Issuer (claim iss) whose tokens are accepted besides keys; needs JWT_AUDIENCE and JWT_JWKS_URL. Unset: no tokens.',
    ),
    audience: setting('JWT_AUDIENCE', text, '', 'Audience (claim aud) that a token must be made for.'),
    jwksUrl: setting(
      'JWT_JWKS_URL',
      url('https:', 'http:'),
      '',
      'Address of the public keys of the issuer (JWKS); https, except on this machine.',
    ),
    scopeClaim: setting(
      'JWT_SCOPE_CLAIM',
      text,
      'scope',
      'Claim of a token that contains read, write or admin among its words, or in a list; names of nested claims are joined by points.',
    ),
    algorithms: setting(
      'JWT_ALGORITHMS',
      algorithms,
      USUAL_ALGORITHMS,
      'Algorithms of signatures that are accepted.',
    ),
    requestsAMinute: setting(
      'RATE_LIMITS',
      keyedInteger(0, 1_000_000, 'read', 'write', 'admin', 'refused'),
      { default: 3000, byKey: { write: 600, admin: 600, refused: 300 } },
      'Requests a minute of one key, for routes of each scope, and refused requests of one address; 0: no limit. Without keys they are counted by address, but those of this machine are not. All servers count together if REDIS_URL is set.',
      { shown: '3000,write=600,admin=600,refused=300' },
    ),
    corsOrigins: setting(
      'CORS_ORIGINS',
      origins,
      [],
      'Origins, separated by commas, whose pages may use the API from a browser. Unset: only pages of this server.',
      { shown: '' },
    ),
    auditDays: setting(
      'AUDIT_DAYS',
      integer(1, 3650),
      90,
      'Days for which the audit log keeps what was changed.',
    ),
  },
  ({ issuer, audience, jwksUrl }) => {
    const parts = [issuer, audience, jwksUrl].filter((part) => part !== '');
    if (parts.length > 0 && parts.length < 3) {
      return ['JWT_ISSUER, JWT_AUDIENCE and JWT_JWKS_URL must be set together.'];
    }
    if (jwksUrl.startsWith('http:') && !LOOPBACK.test(new URL(jwksUrl).hostname)) {
      return ['JWT_JWKS_URL must start with https://: whoever can change its answer can make tokens.'];
    }
    return [];
  },
) {}
