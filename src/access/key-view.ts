import type { ApiKeyEntity } from './api-key.entity.js';
import type { Scope } from './scope.js';

export const KEY_STATES = ['active', 'expired', 'revoked'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** A key as lists show it: never the key itself. */
export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** The documents that the key is limited to; null: it is not limited. */
  readonly documents: readonly string[] | null;
  readonly state: KeyState;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  /** Identifier of the key that takes the place of this one. */
  readonly replacedBy: string | null;
}

/** A key that was just made. Only now can it be read. */
export interface NewKeyView extends KeyView {
  readonly key: string;
}

export function keyView(row: ApiKeyEntity): KeyView {
  const { id, name, scope, documents, createdAt, expiresAt, revokedAt, lastUsedAt, replacedBy } = row;
  return {
    id,
    name,
    scope,
    documents,
    state: stateOf(row, Date.now()),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    replacedBy,
  };
}

/** @param now Milliseconds since 1970. */
export function stateOf(
  { revokedAt, expiresAt }: Pick<ApiKeyEntity, 'revokedAt' | 'expiresAt'>,
  now: number,
): KeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt.getTime() <= now ? 'expired' : 'active';
}
