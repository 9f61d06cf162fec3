import { API_PATH } from '../http/api-path.js';

export interface PageLinks {
  readonly next: string | null;
  readonly previous: string | null;
}

/**
 * Links to the previous and next page of a list.
 *
 * @param path Of the list, without the prefix that all routes have.
 * @param filter Further parameters of the list; those without a value are left out.
 */
export function pageLinks(
  path: string,
  limit: number,
  offset: number,
  count: number,
  filter: Readonly<Record<string, string | number | undefined>> = {},
): PageLinks {
  const link = (from: number) => {
    const query = new URLSearchParams({ limit: String(limit), offset: String(from) });
    for (const [name, value] of Object.entries(filter)) {
      if (value !== undefined) query.append(name, String(value));
    }
    return `${API_PATH}/${path}?${query.toString()}`;
  };
  return {
    next: offset + limit < count ? link(offset + limit) : null,
    previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
  };
}
