import type { Book, Line, Page } from '../book/page.js';
import { headsContents, headsOtherList, runsUnderContents } from './contents-headings.js';
import { readContentsLine } from './contents-line.js';
import { linkedLines } from './linked-lines.js';
import { readPageLabel } from './page-label.js';

// Printed contents are at the front: we search the first 30 pages or 12 % of the book.
const SEARCH_PAGES = 30;
const SEARCH_SHARE = 0.12;
// Or else at the end, where some typesetters leave them: the last 10 pages or 6 % of the book.
const LAST_PAGES = 10;
const LAST_SHARE = 0.06;

// A contents page has at least 4 entries, which are 40 % of its lines. The first one also needs a heading, 3 dot
// leaders or 8 entries, because the lines of tables end in numbers, too.
const MIN_ENTRIES = 4;
const MIN_ENTRY_SHARE = 0.4;
const MIN_LEADERS_TO_START = 3;
const MIN_ENTRIES_TO_START = 8;
// At least this share of the page numbers must ascend and be within the book.
const MIN_SHARE_IN_ORDER = 0.8;
// On a page with a heading or running head that says Contents, fewer entries are enough.
const MIN_ENTRIES_WITH_HEADING = 2;
const MIN_SHARE_OF_LAST_PAGE = 0.5;
// With more pages of contents, the file contains nothing else.
const MAX_PAGES = 200;
// Up to this many pages that do not look like contents may come in between.
const MAX_MISSES = 2;

/** Physical pages that hold the printed contents: their lines repeat headings but are not headings. */
export function contentsPages(book: Book): Set<number> {
  const { pages, pageCount } = book;
  const first = Math.max(SEARCH_PAGES, Math.ceil(pageCount * SEARCH_SHARE));
  const inFront = runOfContents(pages, pageCount, ({ number }) => number <= first);
  if (inFront.size > 0) return inFront;
  const last = pageCount - Math.max(LAST_PAGES, Math.ceil(pageCount * LAST_SHARE));
  // At the end there are tables and an index as well, so that contents must say what they are.
  const announced = (page: Page): boolean => headsContents(page.lines.filter((line) => !line.furniture));
  const atEnd = pages.filter(({ number }) => number > Math.max(first, last));
  const found = runOfContents(atEnd, pageCount, announced);
  const lines = atEnd.filter(({ number }) => found.has(number)).flatMap((page) => page.lines);
  return namesPages(lines, pageCount) ? found : new Set();
}

/** @param mayStart Where contents can begin. */
function runOfContents(
  pages: readonly Page[],
  pageCount: number,
  mayStart: (page: Page) => boolean,
): Set<number> {
  const found = new Set<number>();
  let misses = 0;
  for (const page of pages) {
    if (found.size === MAX_PAGES) break;
    const lines = page.lines.filter((line) => !line.furniture);
    if (lines.length === 0 || (found.size === 0 && !mayStart(page))) continue;
    if (found.size > 0 && headsOtherList(lines)) break;
    if (isContentsPage(page, lines, found.size > 0, pageCount)) {
      found.add(page.number);
      misses = 0;
    } else if (found.size > 0 && ++misses >= MAX_MISSES) break;
  }
  return found;
}

function isContentsPage(page: Page, lines: readonly Line[], started: boolean, pageCount: number): boolean {
  const titled = headsContents(lines);
  const headed = runsUnderContents(page.lines);
  const { entries, leaders } = countEntries(page, lines, started || titled || headed);
  const share = entries / lines.length;
  const dense = entries >= MIN_ENTRIES && share >= MIN_ENTRY_SHARE;
  if (started) {
    if (dense) return true;
    return (
      (headed && entries >= MIN_ENTRIES_WITH_HEADING) || (entries >= 1 && share > MIN_SHARE_OF_LAST_PAGE)
    );
  }
  if (titled && entries >= MIN_ENTRIES_WITH_HEADING) return true;
  if (headed) return dense;
  const told = leaders >= MIN_LEADERS_TO_START || entries >= MIN_ENTRIES_TO_START;
  return dense && told && namesPages(lines, pageCount);
}

/** The lines of tables end in numbers, too, but numbers in contents ascend and are pages of the book. */
function namesPages(lines: readonly Line[], pageCount: number): boolean {
  const named = lines.flatMap((line) => {
    const text = readContentsLine(line)?.label.text ?? '';
    return /^\d+$/u.test(text) ? [Number(text)] : [];
  });
  const least = MIN_SHARE_IN_ORDER * named.length;
  const ascending = named.filter((page, i) => page >= (named[i - 1] ?? 0)).length;
  return ascending >= least && named.filter((page) => page <= pageCount).length >= least;
}

/**
 * Counts the lines that are entries.
 *
 * @param announced The page is known to be part of the contents, or says so. Then titles with their number on the next
 *                  line count as well, and so do titles that are links and have no number.
 */
function countEntries(
  page: Page,
  lines: readonly Line[],
  announced: boolean,
): { entries: number; leaders: number } {
  const linked = announced ? linkedLines(page) : new Set<Line>();
  let entries = 0;
  let leaders = 0;
  for (const [index, line] of lines.entries()) {
    const entry = readContentsLine(line);
    if (entry?.by === 'leader') leaders++;
    if (entry) entries++;
    else if (announced && index > 0 && readPageLabel(line.text.trim())) {
      // The title is on the previous line, which was not counted as an entry.
      entries += linked.has(line) ? 1 : 2;
    } else if (linked.has(line)) entries++;
  }
  return { entries: Math.min(entries, lines.length), leaders };
}
