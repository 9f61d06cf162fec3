import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { paths } from '../../../client/schema.js';

/** Where a page begins: after a cursor, or after so many; each list of the API wants one of them. */
interface PageStart {
  /** Null: at the beginning. */
  readonly cursor: string | null;
  readonly offset: number;
}

interface ListPage<T> {
  readonly results: readonly T[];
  /** Null on the last page. */
  readonly next: string | null;
}

type ReadPage<T> = (start: PageStart, signal: AbortSignal) => Promise<ListPage<T>>;

/**
 * A whole list that the API gives in pages, read one after another. Its key has the shape of `api.useQuery`, so that events
 * make it be read anew.
 *
 * @param init What tells the list from others of the same path, as `api.useQuery` takes it.
 */
export function useWhole<T>(
  path: keyof paths,
  init: { readonly params?: object },
  read: ReadPage<T>,
): UseQueryResult<readonly T[], unknown> {
  return useQuery<readonly T[], unknown>({
    queryKey: ['whole', path, init],
    queryFn: async ({ signal }) => {
      const all: T[] = [];
      let cursor: string | null = null;
      for (;;) {
        const page: ListPage<T> = await read({ cursor, offset: all.length }, signal);
        all.push(...page.results);
        if (page.next === null || page.results.length === 0) return all;
        cursor = page.next;
      }
    },
  });
}
