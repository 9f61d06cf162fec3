import { API_PATH } from '../http/api-path.js';

export interface PageLinks {
  readonly next: string | null;
  readonly previous: string | null;
}

/**
 * Links to the previous and next page of a list.
 *
 * @param path Of the list, without the prefix that all routes have.
 */
export function pageLinks(path: string, limit: number, offset: number, count: number): PageLinks {
  const link = (from: number) => `${API_PATH}/${path}?limit=${limit}&offset=${from}`;
  return {
    next: offset + limit < count ? link(offset + limit) : null,
    previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
  };
}
