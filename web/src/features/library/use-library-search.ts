import { useMemo } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { librarySearchOf } from './library-search.js';
import type { LibrarySearch } from './library-search.js';

/** What the address bar says, the same object as long as it says the same, and how to change it. */
export function useLibrarySearch() {
  const given = JSON.stringify(useSearch({ from: '/library' }));
  const search = useMemo(() => librarySearchOf(JSON.parse(given) as Record<string, unknown>), [given]);
  const go = useNavigate({ from: '/library' });
  return {
    search,
    /** A step back in the browser undoes it, unless `replace` is set: as for the letters of a word. */
    change: (changes: { [K in keyof LibrarySearch]?: LibrarySearch[K] | undefined }, replace = false) =>
      void go({ search: librarySearchOf({ ...search, ...changes }), replace }),
  };
}
