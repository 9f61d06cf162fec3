import type { Book } from '../book/page.js';
import type { ContentsEntry } from './contents-source.js';
import { headingContents } from './heading-contents.js';
import { isBelow, isSameHeading } from './heading-of-entry.js';

/** Contents that name only chapters have longer sections on average, in pages. */
const MIN_PAGES_PER_ENTRY = 8;

/**
 * Adds the headings within the sections of contents that name only chapters: a section of fifty pages tells nobody where a
 * passage stands.
 *
 * @param entries In book order.
 * @returns In book order; as they were given if they go into detail, or if the book has no headings of their titles.
 */
export function deepenContents(entries: readonly ContentsEntry[], book: Book): readonly ContentsEntry[] {
  if (book.pageCount < entries.length * MIN_PAGES_PER_ENTRY) return entries;
  const within = new Map<ContentsEntry, ContentsEntry[]>();
  let next = 0;
  let open: { readonly entry: ContentsEntry; readonly level: number } | null = null;
  for (const heading of headingContents.find(book)?.entries ?? []) {
    const named = entries.findIndex((entry, index) => index >= next && isSameHeading(entry, heading));
    if (named >= 0) {
      const entry = entries[named]!;
      open = { entry, level: heading.level };
      within.set(entry, []);
      next = named + 1;
      continue;
    }
    // Where the heading of an entry was not found, it is not known which headings are below it.
    const end = entries[next];
    if (end && isBelow(heading, end)) open = null;
    if (open && heading.level > open.level) {
      const level = open.entry.level + heading.level - open.level;
      within.get(open.entry)!.push({ ...heading, level });
    }
  }
  return entries.flatMap((entry) => [entry, ...(within.get(entry) ?? [])]);
}
