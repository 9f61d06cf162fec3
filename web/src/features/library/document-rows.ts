import type { ListedDocument } from '../../api/documents.js';
import type { Sort } from './library-search.js';

/** How documents stand now that changed since their page of the list was read; null: the list has them no longer. */
export type FreshRows = ReadonlyMap<string, ListedDocument | null>;

/**
 * The rows of a list that has been read page after page, with what changed since.
 *
 * A row that changed stays in its place, so that it does not run away from under the pointer. A new one comes where the
 * order wants it.
 *
 * @param isWhole Whether the pages reach to the end; otherwise a new row may belong to what has not been read.
 */
export function mergedRows(
  pages: readonly (readonly ListedDocument[])[],
  fresh: FreshRows,
  sort: Sort,
  isWhole: boolean,
): readonly ListedDocument[] {
  const seen = new Set<string>();
  const rows: ListedDocument[] = [];
  for (const listed of pages.flat()) {
    if (seen.has(listed.id)) continue;
    seen.add(listed.id);
    const now = fresh.get(listed.id);
    if (now !== null) rows.push(now ?? listed);
  }
  for (const [id, added] of fresh) {
    if (added === null || seen.has(id)) continue;
    const at = rows.findIndex((row) => order(row, added, sort) > 0);
    if (at >= 0) rows.splice(at, 0, added);
    else if (isWhole) rows.push(added);
  }
  return rows;
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
