import { getRouteApi } from '@tanstack/react-router';
import type { OperationsSearch } from './search.js';

const route = getRouteApi('/operations/$part');

export function usePartName(): string {
  return route.useParams().part;
}

/** What the address says besides the part, and how to change it without another step in the history of the browser. */
export function usePartSearch(): [OperationsSearch, (changes: Changes) => void] {
  const search = route.useSearch();
  const go = route.useNavigate();
  const change = (changes: Changes) =>
    void go({
      to: '.',
      replace: true,
      search: (before) => {
        const after: Record<string, unknown> = { ...before, ...changes };
        return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined));
      },
    });
  return [search, change];
}

/** Undefined takes a field out of the address. */
type Changes = { readonly [Field in keyof OperationsSearch]?: OperationsSearch[Field] | undefined };
