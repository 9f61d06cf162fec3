import { QueryClient } from '@tanstack/react-query';
import { NO_ANSWER, problemOf } from './problem.js';

const MOST_TRIES = 3;

/**
 * What a query has read stays as it is until an event of the server says that it changed (`live.tsx`), so nothing is read
 * again only because time passed or a window came to the front.
 */
export function newQueryClient(): QueryClient {
  return new QueryClient({
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
}

/** A request that is wrong stays wrong; a server that is away or overloaded comes back. */
function isWorthAnotherTry(tries: number, error: unknown): boolean {
  const { code, status } = problemOf(error);
  return tries < MOST_TRIES && (code === NO_ANSWER || status === 429 || status === 503);
}
