import type { Book } from '../book/page.js';
import type { HeadingIndex } from './heading-index.js';
import type { PageLabel } from './page-label.js';

/** The parts of an entry with a page number that matter for the numbering. */
export interface NumberedEntry {
  readonly title: string;
  readonly label: PageLabel;
}

/** A mapping from printed to physical page numbers. */
export interface PageNumbering {
  readonly by: 'labels' | 'headings';
  /** Physical minus printed page of the arabic numbers; null if there is no constant difference. */
  readonly offset: number | null;
  /** Physical pages, from 1, with this label, best first; empty if the label is unknown. */
  pagesOf(label: PageLabel): readonly number[];
}

// The headings of this many entries are looked up; more would not change the result.
const MAX_VOTERS = 60;
// Range of physical minus printed page, either way: long unnumbered front matter, or a file without its first pages.
const MAX_OFFSET = 80;
const MAX_OFFSET_SHARE = 0.15;
// A cover, front matter and text may each start at 1; more pages with one label are a defect of the file.
const MAX_PAGES_OF_LABEL = 8;

/**
 * The possible numberings of a book, the more likely one first: the page labels of the PDF, and the difference between
 * physical and printed page that most headings agree with.
 */
export function possibleNumberings(
  book: Book,
  entries: readonly NumberedEntry[],
  headings: HeadingIndex,
): PageNumbering[] {
  const voted = votedNumbering(book, entries, headings);
  const labelled = labelledNumbering(book, voted?.offset ?? null);
  return [labelled, voted].filter((numbering) => numbering !== null);
}

/** The numbering from the page labels of the PDF, if they differ from the physical numbers. */
function labelledNumbering(book: Book, votedOffset: number | null): PageNumbering | null {
  const pages = new Map<string, number[]>();
  let tells = false;
  for (const { label, number } of book.pages) {
    if (label === null) continue;
    const key = label.toLowerCase();
    const same = pages.get(key);
    if (!same) pages.set(key, [number]);
    else if (same.length < MAX_PAGES_OF_LABEL) same.push(number);
    if (key !== String(number)) tells = true;
  }
  if (!tells) return null;
  const offsets = new Map<number, number>();
  for (const [label, numbers] of pages) {
    if (!/^\d+$/.test(label)) continue;
    for (const number of numbers) count(offsets, number - Number(label));
  }
  return {
    by: 'labels',
    offset: mostFrequent(offsets),
    // A cover may have the same label as a page of the book. The page that the headings agree with comes first,
    // otherwise the later one.
    pagesOf: (label) =>
      (pages.get(label.text.toLowerCase()) ?? []).toSorted((a, b) =>
        a - label.value === votedOffset ? -1 : b - label.value === votedOffset ? 1 : b - a,
      ),
  };
}

function votedNumbering(
  book: Book,
  entries: readonly NumberedEntry[],
  headings: HeadingIndex,
): PageNumbering | null {
  const arabic = vote(book, entries, 'arabic', headings);
  const roman = vote(book, entries, 'roman', headings);
  if (arabic === null && roman === null) return null;
  return {
    by: 'headings',
    offset: arabic,
    pagesOf({ style, value }) {
      const offset = style === 'arabic' ? arabic : style === 'roman' ? roman : null;
      const page = offset === null ? 0 : value + offset;
      return page >= 1 && page <= book.pageCount ? [page] : [];
    },
  };
}

function vote(
  book: Book,
  entries: readonly NumberedEntry[],
  style: PageLabel['style'],
  headings: HeadingIndex,
): number | null {
  const voters = entries.filter(({ label }) => label.style === style);
  const step = Math.max(1, Math.floor(voters.length / MAX_VOTERS));
  const furthest = Math.max(MAX_OFFSET, book.pageCount * MAX_OFFSET_SHARE);
  const votes = new Map<number, number>();
  for (let i = 0; i < voters.length; i += step) {
    const voter = voters[i];
    if (!voter) continue;
    for (const page of headings.pagesWith(voter.title)) {
      const offset = page - voter.label.value;
      if (Math.abs(offset) <= furthest) count(votes, offset);
    }
  }
  return mostFrequent(votes);
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<number, number>): number | null {
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
