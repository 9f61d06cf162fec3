import { api } from '../../../api/client.js';
import { useDocuments } from '../../../api/documents.js';
import type { Target } from './target.js';

const MOST = 100;

/** What targets are called: books, keys and webhooks that the library still has, as far as one page of each list goes. */
export function useTargetNames(): (target: Target) => string | undefined {
  const books = useDocuments({ limit: MOST });
  const keys = api.useQuery('get', '/v1/keys', { params: { query: { limit: MOST } } });
  const webhooks = api.useQuery('get', '/v1/webhooks', {});
  const names = new Map<string, string>([
    ...(books.data?.results ?? []).map(({ id, title }) => [`documents ${id}`, title] as const),
    ...(keys.data?.results ?? []).map(({ id, name }) => [`keys ${id}`, name] as const),
    ...(webhooks.data?.results ?? []).map(({ id, url }) => [`webhooks ${id}`, url] as const),
  ]);
  return ({ kind, id }) => names.get(`${kind} ${id}`);
}
