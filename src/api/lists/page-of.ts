import { pageLinks } from './page-links.js';
import type { PageLinks } from './page-links.js';
import type { PageRequest } from './page-request.js';

/**
 * A page of a list as answers give it.
 *
 * @param path Of the list, without the prefix that all routes have.
 * @param found The rows of this page, and how many there are on all pages.
 * @param filter Further parameters of the request; the links to the other pages repeat them.
 */
export function pageOf<T>(
  path: string,
  { limit, offset }: PageRequest,
  { count, items }: { readonly count: number; readonly items: readonly T[] },
  filter: Readonly<Record<string, string | number | undefined>> = {},
): PageLinks & { readonly count: number; readonly results: readonly T[] } {
  return { count, ...pageLinks(path, limit, offset, count, filter), results: items };
}
