import type { Book, Line, Page } from '../book/page.js';

import type { Contents, Section } from '../structure/section.js';
import { columnLines } from './column-lines.js';
import type { ColumnLine } from './column-lines.js';
import { sentencesIn } from '../structure/sentences.js';
import { joinLines } from './join-lines.js';
import { parseEntry } from './parse-entry.js';
import type { EntryStyle } from './parse-entry.js';

/** The lines of a possible index, in reading order. */
export interface IndexLines {
  readonly title: string | null;
  /** `order` of the section that holds it; null if no section has such a title. */
  readonly section: number | null;
  readonly lines: readonly ColumnLine[];
}

/** `Index`, `Concept Index`, `Function and Variable Index`, `B. Subject Index`. */
const INDEX_TITLE =
  /^(?:(?:appendix\s+)?[A-Z0-9]{1,3}[.:]?\s+)?(?:\p{L}+ (?:and \p{L}+ |module )?)?(?:index|indexes|stichwortverzeichnis)$/iu;
/** In the first half of a book, a section with this title is about indexes. */
const TITLED_FROM = 0.5;
/** Without such a section, only pages after this share of the book are examined. */
const UNTITLED_FROM = 0.7;
/** With fewer entries with pages, it is another kind of list. */
const LEAST_ENTRIES = 3;
const LEAST_ENTRIES_UNTITLED = 8;
/** Minimum shares of entries with pages: heads of sub-entries have none. */
const LEAST_SHARE = 0.35;
const LEAST_SHARE_UNTITLED = 0.6;
/** Programs that write PDFs round baselines; in points. */
const ROUNDING_POINTS = 1;
/** The title of an index is among the first lines of its first page. */
const TITLE_LINES = 4;
/** A lone number above or below these shares of the page height is the page number. */
const EDGES = { top: 0.9, bottom: 0.08 } as const;

/** Whether the title, as a whole, is the title of an index. */
export function isIndexTitle(title: string): boolean {
  return INDEX_TITLE.test(title.trim());
}

/** Finds the pages of sections titled as an index, if they look like an index. */
export function titledParts(book: Book, contents: Contents, style: EntryStyle): IndexLines[] {
  return contents.sections
    .filter((section) => isIndexSection(section, contents, book.pageCount))
    .map((section) => linesOf(book, section, style))
    .filter((part) => isIndex(part.lines, style, LEAST_ENTRIES, LEAST_SHARE));
}

function isIndexSection(section: Section, { sections }: Contents, pageCount: number): boolean {
  if (section.start.page <= pageCount * TITLED_FROM || !isIndexTitle(section.title)) return false;
  const around = section.parent === null ? undefined : sections[section.parent];
  return !around || !isIndexTitle(around.title);
}

/** Excludes pages of the section that hold something else (the last section extends to the end of the book). */
function linesOf(book: Book, { title, order, start, end, pageLast }: Section, style: EntryStyle): IndexLines {
  const lines = book.pages
    .filter(({ number }) => number >= start.page && number <= pageLast)
    .flatMap((page) => {
      const own = ownLines(page, title).filter(
        (line) =>
          (page.number > start.page || line.y <= start.y + ROUNDING_POINTS) &&
          (end === null || page.number < end.page || line.y > end.y),
      );
      const columns = columnLines(page, own);
      return isIndex(columns, style, 1, LEAST_SHARE) && sentencesIn(own).length === 0 ? columns : [];
    });
  return { title, section: order, lines };
}

/** The lines of a page without running heads, page numbers at its edges and the title itself. */
function ownLines(page: Page, title: string | null): Line[] {
  return page.lines.filter((line) => {
    const text = line.text.trim();
    if (line.furniture || text === '') return false;
    const atEdge = line.y > page.height * EDGES.top || line.y < page.height * EDGES.bottom;
    if (atEdge && /^(?:\d+|[ivxlc]+)$/iu.test(text)) return false;
    return title === null ? !INDEX_TITLE.test(text) : text.toLowerCase() !== title.trim().toLowerCase();
  });
}

function isIndex(lines: readonly ColumnLine[], style: EntryStyle, least: number, share: number): boolean {
  const entries = joinLines(lines, style).map(({ text }) => parseEntry(text, style));
  const withPages = entries.filter(
    ({ labels, see, seeAlso }) => labels.length + see.length + seeAlso.length > 0,
  );
  return withPages.length >= least && withPages.length >= share * entries.length;
}

/** Runs of pages at the end of the book that look like an index; a printed title begins another one. */
export function untitledParts(book: Book, _: Contents, style: EntryStyle): IndexLines[] {
  const parts: IndexLines[] = [];
  for (const page of book.pages) {
    if (page.number <= book.pageCount * UNTITLED_FROM) continue;
    const open = parts.at(-1);
    const printed = page.lines.slice(0, TITLE_LINES).find((line) => isIndexTitle(line.text));
    const title = printed?.text.trim() ?? null;
    const own = ownLines(page, null);
    const lines = columnLines(page, own);
    const follows = open?.lines.at(-1)?.page === page.number - 1 && (title === null || title === open.title);
    const least = follows || title !== null ? LEAST_ENTRIES : LEAST_ENTRIES_UNTITLED;
    if (!isIndex(lines, style, least, LEAST_SHARE_UNTITLED) || sentencesIn(own).length > 0) continue;
    if (open && follows) parts[parts.length - 1] = { ...open, lines: [...open.lines, ...lines] };
    else parts.push({ title, section: null, lines });
  }
  return parts;
}
