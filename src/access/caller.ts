import { UserError } from '../errors/errors.js';
import { includes } from './scope.js';
import type { Scope } from './scope.js';

/** The documents that a caller may see; null: all of them. Identifiers are in lower case. */
export type AllowedDocuments = readonly string[] | null;

/** Who sends a request, and what this caller may do. */
export interface Caller {
  /** `open`: the server needs no key. `link`: the holder of a signed link. */
  readonly kind: 'key' | 'token' | 'open' | 'link';
  /** Identifier of the key, or subject of the token; null for the others. */
  readonly id: string | null;
  /** How people know the caller: the name of its key, the subject of its token. */
  readonly name: string;
  readonly scope: Scope | null;
  readonly documents: AllowedDocuments;
}

/** Everybody, while the server needs no key. */
export const OPEN_CALLER: Caller = { kind: 'open', id: null, name: 'open', scope: 'admin', documents: null };

/** The holder of a signed link may fetch what the link names, and nothing else. */
export const LINK_CALLER: Caller = { kind: 'link', id: null, name: 'link', scope: 'read', documents: null };

/** The holder of METRICS_TOKEN may read the metrics, and nothing else. */
export const METRICS_CALLER: Caller = { ...LINK_CALLER, name: 'metrics' };

export function allows(documents: AllowedDocuments, id: string): boolean {
  return documents === null || documents.includes(id.toLowerCase());
}

/** @throws {UserError} `access.scope_missing` (403). */
export function requireScope({ kind, scope }: Caller, needed: Scope): void {
  if (scope !== null && includes(scope, needed)) return;
  const whose = kind === 'token' ? 'token' : 'key';
  throw new UserError(
    'access.scope_missing',
    `This needs the scope "${needed}"; your ${whose} has ${scope === null ? 'none' : `"${scope}"`}.`,
    {
      fault: 'forbidden',
      hint: `Use a ${whose} with the scope "${needed}".`,
    },
  );
}
