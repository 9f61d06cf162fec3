import { QueryClient } from '@tanstack/react-query';
import { watchKey } from './key.js';
import { NO_ANSWER, problemOf } from './problem.js';

const MOST_TRIES = 3;
/** Too many requests; what is behind a proxy is away; overloaded; late. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * What a query has read stays as it is until an event of the server says that it changed (`live.ts`), so nothing is read
 * again only because time passed or a window came to the front.
 */
export function newQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: isWorthAnotherTry,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  // Whatever was read belongs to the key that read it.
  watchKey(() => void queries.resetQueries());
  return queries;
}

/** A request that is wrong stays wrong; a server that is away or overloaded comes back. */
function isWorthAnotherTry(tries: number, error: unknown): boolean {
  const { code, status } = problemOf(error);
  return tries < MOST_TRIES && (code === NO_ANSWER || PASSING.has(status));
}
