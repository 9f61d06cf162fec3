import type { ListedDocument } from '../../api/documents.js';
import type { Sort } from './library-search.js';

/** What was read, and when it was asked for: milliseconds of `performance.now`. */
export interface Read<T> {
  readonly found: T;
  readonly askedAt: number;
}

/** How documents stand now that changed since their page of the list was read; null: the list has them no longer. */
export type FreshRows = ReadonlyMap<string, Read<ListedDocument | null>>;

/**
 * The rows of a list that has been read page after page, with what changed since.
 *
 * A row that changed stays in its place, so that it does not run away from under the pointer. A new one comes where the
 * order wants it. A page that was asked for later than a row knows better.
 *
 * @param isWhole Whether the pages reach to the end; otherwise a new row may belong to what has not been read.
 */
export function mergedRows(
  pages: readonly Read<readonly ListedDocument[]>[],
  fresh: FreshRows,
  sort: Sort,
  isWhole: boolean,
): readonly ListedDocument[] {
  const seen = new Set<string>();
  const rows: Read<ListedDocument>[] = [];
  for (const { found, askedAt } of pages) {
    for (const listed of found) {
      if (seen.has(listed.id)) continue;
      seen.add(listed.id);
      const now = fresh.get(listed.id);
      if (now === undefined || now.askedAt < askedAt) rows.push({ found: listed, askedAt });
      else if (now.found !== null) rows.push({ found: now.found, askedAt });
    }
  }
  for (const [id, { found: added, askedAt }] of fresh) {
    if (added === null || seen.has(id)) continue;
    const at = rows.findIndex(({ found }) => order(found, added, sort) > 0);
    const page = at >= 0 ? rows[at] : isWhole ? pages.at(-1) : undefined;
    if (page === undefined || page.askedAt > askedAt) continue;
    rows.splice(at >= 0 ? at : rows.length, 0, { found: added, askedAt: page.askedAt });
  }
  return rows.map(({ found }) => found);
}

function order(a: ListedDocument, b: ListedDocument, sort: Sort): number {
  const turn = sort.startsWith('-') ? -1 : 1;
  switch (sort) {
    case 'title':
    case '-title':
      return turn * a.title.toLowerCase().localeCompare(b.title.toLowerCase());
    case 'pages':
    case '-pages':
      return turn * ((a.pages ?? 0) - (b.pages ?? 0));
    case 'createdAt':
    case '-createdAt':
      return turn * a.createdAt.localeCompare(b.createdAt);
  }
}
