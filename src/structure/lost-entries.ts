import type { Book, OutlineEntry, Page } from '../book/page.js';
import { contentsPages } from './contents-pages.js';
import { headingTop } from './find-heading.js';

/** An entry of the outline whose page is known. */
export type LocatedEntry = OutlineEntry & { readonly page: number };

/**
 * Places the entries of an outline that lead to no page: at their heading, if it is between the entries around them, or
 * else where the first entry inside them begins.
 *
 * @returns `lost`: the entries that are nowhere.
 */
export function placeLostEntries(book: Book): {
  readonly entries: readonly LocatedEntry[];
  readonly lost: readonly OutlineEntry[];
} {
  const named = book.outline.filter(({ title }) => title.trim() !== '');
  if (named.every(isLocated)) return { entries: named, lost: [] };
  const listing = contentsPages(book);
  const pages = book.pages.filter(({ number }) => !listing.has(number));
  const entries: LocatedEntry[] = [];
  const lost: OutlineEntry[] = [];
  named.forEach((entry, i) => {
    const place = isLocated(entry)
      ? entry
      : (headingBetween(pages, entry.title, entries.at(-1), named.slice(i + 1).find(isLocated)) ??
        startInside(entry, named[i + 1]));
    if (place) entries.push({ ...entry, page: place.page, y: place.y });
    else lost.push(entry);
  });
  return { entries, lost };
}

type Located = Pick<LocatedEntry, 'page' | 'y'>;

function headingBetween(
  pages: readonly Page[],
  title: string,
  before: Located | undefined,
  after: Located | undefined,
): Located | null {
  const [first, last] = [before?.page ?? 1, after?.page ?? Infinity];
  for (const page of pages) {
    if (page.number < first || page.number > last) continue;
    const y = headingTop(page, title, {
      above: page.number === last ? (after?.y ?? -Infinity) : -Infinity,
      below: page.number === first ? (before?.y ?? Infinity) : Infinity,
    });
    if (y !== null) return { page: page.number, y };
  }
  return null;
}

function startInside(entry: OutlineEntry, next: OutlineEntry | undefined): Located | null {
  return next && isLocated(next) && next.level > entry.level ? next : null;
}

function isLocated(entry: OutlineEntry): entry is LocatedEntry {
  return entry.page !== null;
}
