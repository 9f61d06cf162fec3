import type { Book, Line, Page } from '../pdf/page.js';

// The printed contents stand in the front: searched are the first 30 pages or 12 % of the book.
const SEARCH_PAGES = 30;
const SEARCH_SHARE = 0.12;

// A page of contents: at least 4 entries that make 40 % of its lines. To be the first one it also needs a heading of
// its own, 3 dot leaders or 8 entries, because tables end in numbers, too.
const MIN_ENTRIES = 4;
const MIN_ENTRY_SHARE = 0.4;
const MIN_LEADERS_TO_START = 3;
const MIN_ENTRIES_TO_START = 8;
// Under a heading, or under a running head that says Contents, fewer will do.
const MIN_ENTRIES_WITH_HEADING = 2;
const MIN_SHARE_OF_LAST_PAGE = 0.5;
// One odd page does not end the contents.
const MAX_MISSES = 2;

const HEADING =
  /^(?:table of contents|(?:brief |detailed )?contents|contents at a glance|inhalt(?:sverzeichnis)?)$/i;
const OTHER_LIST = /^list of (?:figures|tables|examples|listings|illustrations|algorithms|programs)/i;
const RUNNING_HEAD = /\bcontents\b/i;
const HEADING_LINES = 4;
const HEAD_LINES = 2;

const LEADER_ENTRY =
  /^(.*?)\s*(?:(?:[.·•…_\u2024\u2025]\s?){3,}|\s{3,})\s*(?:\d{1,4}|[ivxlcdm]{1,8}|[A-Z]-?\d{1,3})$/iu;
const PAGE_LABEL = /^(?:\d{1,4}|[ivxlc]{1,8})$/i;
// Gap between a title and its page number, in sizes: no space within a title is that wide.
const LABEL_GAP = 1.6;
// Characters of a label stand closer than this, in sizes.
const WITHIN_LABEL_GAP = 0.6;
const MIN_TITLE_LETTERS = 2;

type EntryKind = 'leader' | 'gap';

/** Physical pages that hold the printed contents: their lines name headings and are none. */
export function contentsPages(book: Book): Set<number> {
  const found = new Set<number>();
  const search = Math.max(SEARCH_PAGES, Math.ceil(book.pageCount * SEARCH_SHARE));
  let misses = 0;
  for (const page of book.pages) {
    if (found.size === 0 && page.number > search) break;
    const lines = page.lines.filter((line) => !line.furniture);
    if (lines.length === 0) continue;
    if (found.size > 0 && startsOtherList(lines)) break;
    if (isContentsPage(page, lines, found.size > 0)) {
      found.add(page.number);
      misses = 0;
    } else if (found.size > 0 && ++misses >= MAX_MISSES) break;
  }
  return found;
}

function startsOtherList(lines: readonly Line[]): boolean {
  return lines
    .slice(0, HEADING_LINES)
    .some((line) => OTHER_LIST.test(line.text.trim()) && entryKind(line) === null);
}

function isContentsPage(page: Page, lines: readonly Line[], started: boolean): boolean {
  const kinds = lines.map(entryKind).filter((kind) => kind !== null);
  const entries = kinds.length;
  const share = entries / lines.length;
  const dense = entries >= MIN_ENTRIES && share >= MIN_ENTRY_SHARE;
  const headed = page.lines.slice(0, HEAD_LINES).some((line) => RUNNING_HEAD.test(line.text));
  if (started) {
    if (dense) return true;
    return (
      (headed && entries >= MIN_ENTRIES_WITH_HEADING) || (entries >= 1 && share > MIN_SHARE_OF_LAST_PAGE)
    );
  }
  const titled = lines.slice(0, HEADING_LINES).some((line) => HEADING.test(line.text.trim()));
  if (titled && entries >= MIN_ENTRIES_WITH_HEADING) return true;
  const leaders = kinds.filter((kind) => kind === 'leader').length;
  return dense && (headed || leaders >= MIN_LEADERS_TO_START || entries >= MIN_ENTRIES_TO_START);
}

/** How a line sets off the page number at its end, or null when it has none. */
function entryKind(line: Line): EntryKind | null {
  const title = LEADER_ENTRY.exec(line.text)?.[1];
  if (title !== undefined && title.replace(/[\s.]/g, '').length >= MIN_TITLE_LETTERS) return 'leader';
  return endsInSetOffLabel(line) ? 'gap' : null;
}

function endsInSetOffLabel(line: Line): boolean {
  const { glyphs } = line;
  if (!glyphs || glyphs.length <= MIN_TITLE_LETTERS) return false;
  let first = glyphs.length - 1;
  const gapBefore = (index: number): number => (glyphs[index]?.left ?? 0) - (glyphs[index - 1]?.right ?? 0);
  while (first > 0 && gapBefore(first) < line.size * WITHIN_LABEL_GAP) first--;
  const label = glyphs
    .slice(first)
    .map((glyph) => glyph.text)
    .join('');
  return first >= MIN_TITLE_LETTERS && PAGE_LABEL.test(label) && gapBefore(first) > line.size * LABEL_GAP;
}
