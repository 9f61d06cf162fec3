import type { Book } from '../book/page.js';
import { contentsPages } from './contents-pages.js';
import { MIN_ENTRIES, shareOf } from './contents-source.js';
import type { ContentsEntry, ContentsFinder, FoundContents } from './contents-source.js';
import { contentsTokens } from './contents-tokens.js';
import { levelsOf } from './entry-levels.js';
import { HeadingIndex } from './heading-index.js';
import { longestTable } from './longest-table.js';
import { possibleNumberings } from './page-numbering.js';
import type { NumberedEntry, PageNumbering } from './page-numbering.js';
import { printedEntries } from './printed-entries.js';
import type { PrintedEntry } from './printed-entries.js';

// The numbering is confirmed if half of the entries have their heading on the page it gives. Headings that are pictures
// or have other words are no evidence against it.
const CONFIRMED_SHARE = 0.5;
// A page number can be off by one or two: a heading moved after the contents were made, or the file lost a blank page.
const NEARBY = [1, -1, 2, -2];

/** The contents printed at the front of the book, with physical page numbers. */
export const printedContents: ContentsFinder = {
  source: 'printed',
  find(book) {
    const pages = contentsPages(book);
    const printed = longestTable(printedEntries(contentsTokens(book, pages)));
    if (printed.length < MIN_ENTRIES) return null;
    return placePrinted(book, printed, new HeadingIndex(book, pages));
  },
};

interface Placing {
  readonly numbering: PageNumbering;
  readonly pages: readonly (number | null)[];
  /** Number of entries with their heading on the page that the numbering gives. */
  readonly confirmed: number;
}

function placePrinted(
  book: Book,
  printed: readonly PrintedEntry[],
  headings: HeadingIndex,
): FoundContents | null {
  const numbered = printed.filter((entry): entry is PrintedEntry & NumberedEntry => entry.label !== null);
  const [placing] = possibleNumberings(book, numbered, headings)
    .map((numbering) => placeBy(numbering, printed, headings))
    .toSorted((a, b) => b.confirmed - a.confirmed);
  if (!placing) return null;
  const levels = levelsOf(printed);
  const pages = placing.pages.map((page, index) =>
    printed[index]?.label === null ? pageOfUnnumbered(index, printed, placing.pages, headings) : page,
  );
  let found = 0;
  const entries = printed.flatMap(({ title }, index): ContentsEntry[] => {
    const page = settled(pages[index] ?? null, title, headings);
    if (page === null || page > book.pageCount) return [];
    const y = headings.topOn(page, title);
    if (y !== null) found++;
    return [{ title, level: levels[index] ?? 0, page, y }];
  });
  if (entries.length < MIN_ENTRIES) return null;
  const { offset, by } = placing.numbering;
  return {
    entries,
    confidence: shareOf(found, printed.length),
    pageOffset: { pages: offset, by, confirmed: placing.confirmed >= numbered.length * CONFIRMED_SHARE },
  };
}

function placeBy(
  numbering: PageNumbering,
  printed: readonly PrintedEntry[],
  headings: HeadingIndex,
): Placing {
  let confirmed = 0;
  const pages = printed.map(({ title, label }) => {
    const candidates = label ? numbering.pagesOf(label) : [];
    const page = candidates.find((candidate) => headings.isOn(candidate, title));
    if (page !== undefined) confirmed++;
    return page ?? candidates[0] ?? null;
  });
  return { numbering, pages, confirmed };
}

/** The page itself, or an adjacent one if only that one has the heading. */
function settled(page: number | null, title: string, headings: HeadingIndex): number | null {
  if (page === null || headings.isOn(page, title)) return page;
  const near = NEARBY.find((distance) => headings.isOn(page + distance, title));
  return near === undefined ? page : page + near;
}

/** The heading of a part is on the page of its first entry, or a page or two before. */
function pageOfUnnumbered(
  index: number,
  printed: readonly PrintedEntry[],
  pages: readonly (number | null)[],
  headings: HeadingIndex,
): number | null {
  const next = pages.slice(index + 1).find((page) => page !== null) ?? null;
  const title = printed[index]?.title ?? '';
  if (next === null) return null;
  return [next, next - 1, next - 2].find((page) => headings.isOn(page, title)) ?? next;
}
