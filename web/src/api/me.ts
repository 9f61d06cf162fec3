import { api } from './client.js';
import type { Schemas } from './client.js';

export type Me = Schemas['MeResponse'];
export type Scope = Me['scope'];

const SCOPES: readonly Scope[] = ['read', 'write', 'admin'];

/** Who looks at the page, and what this person's key may do. */
export function useMe() {
  return api.useQuery('get', '/v1/me');
}

/**
 * Whether the person's key has a scope. True while that is not known: the server decides, the page only spares a person
 * what the server would refuse.
 */
export function useMay(needed: Scope): boolean {
  const { data } = useMe();
  return data === undefined || hasScope(data, needed);
}

export function hasScope({ scope }: Pick<Me, 'scope'>, needed: Scope): boolean {
  return SCOPES.indexOf(scope) >= SCOPES.indexOf(needed);
}
