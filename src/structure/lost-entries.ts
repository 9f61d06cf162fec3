import type { Book, OutlineEntry } from '../book/page.js';
import { contentsPages } from './contents-pages.js';
import { HeadingIndex } from './heading-index.js';

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
  const headings = new HeadingIndex(book, contentsPages(book));
  const following = nextLocated(named);
  const entries: LocatedEntry[] = [];
  const lost: OutlineEntry[] = [];
  named.forEach((entry, i) => {
    const place = isLocated(entry)
      ? entry
      : (headingBetween(headings, entry.title, entries.at(-1), following[i]) ??
        startInside(entry, named[i + 1]));
    if (place) entries.push({ ...entry, page: place.page, y: place.y });
    else lost.push(entry);
  });
  return { entries, lost };
}

/** For each entry, the next one behind it whose page is known; one pass from the end. */
function nextLocated(entries: readonly OutlineEntry[]): (LocatedEntry | undefined)[] {
  const next: (LocatedEntry | undefined)[] = [];
  let after: LocatedEntry | undefined;
  for (const [i, entry] of [...entries.entries()].toReversed()) {
    next[i] = after;
    if (isLocated(entry)) after = entry;
  }
  return next;
}

type Located = Pick<LocatedEntry, 'page' | 'y'>;

function headingBetween(
  headings: HeadingIndex,
  title: string,
  before: Located | undefined,
  after: Located | undefined,
): Located | null {
  const [first, last] = [before?.page ?? 1, after?.page ?? Infinity];
  for (const page of headings.pagesWithStartOf(title)) {
    if (page < first || page > last) continue;
    const y = headings.topOn(page, title, {
      above: page === last ? (after?.y ?? -Infinity) : -Infinity,
      below: page === first ? (before?.y ?? Infinity) : Infinity,
    });
    if (y !== null) return { page, y };
  }
  return null;
}

function startInside(entry: OutlineEntry, next: OutlineEntry | undefined): Located | null {
  return next && isLocated(next) && next.level > entry.level ? next : null;
}

function isLocated(entry: OutlineEntry): entry is LocatedEntry {
  return entry.page !== null;
}
