import type { Book, Line, Page } from '../book/page.js';

import type { Contents, Section } from '../structure/section.js';
import { columnLines } from './column-lines.js';
import type { ColumnLine } from './column-lines.js';
import { sentencesIn } from '../structure/sentences.js';
import { joinLines } from './join-lines.js';
import { parseEntry } from './parse-entry.js';
import type { EntryStyle } from './parse-entry.js';

/** The lines of what may be an index, in reading order. */
export interface IndexLines {
  readonly title: string | null;
  /** `order` of the section that holds it; null where no section is called so. */
  readonly section: number | null;
  readonly lines: readonly ColumnLine[];
}

/** `Index`, `Concept Index`, `Function and Variable Index`, `B. Subject Index`. */
const INDEX_TITLE =
  /^(?:(?:appendix\s+)?[A-Z0-9]{1,3}[.:]?\s+)?(?:\p{L}+ (?:and \p{L}+ |module )?)?(?:index|indexes|stichwortverzeichnis)$/iu;
/** A section of that name in the first half of a book is about indexes. */
const TITLED_FROM = 0.5;
/** Pages without such a section are looked at from here on only. */
const UNTITLED_FROM = 0.7;
/** Fewer entries with pages are a list of something else. */
const LEAST_ENTRIES = 3;
const LEAST_ENTRIES_UNTITLED = 8;
/** Shares of the entries that name pages: heads of sub-entries have none. */
const LEAST_SHARE = 0.35;
const LEAST_SHARE_UNTITLED = 0.6;
/** Baselines are rounded by the programs that write PDFs, in points. */
const ROUNDING_POINTS = 1;
/** The title of an index is among the first lines of its first page. */
const TITLE_LINES = 4;
/** A lone number above or below these shares of a page's height is its own page number. */
const EDGES = { top: 0.9, bottom: 0.08 } as const;

/** Whether a whole title says that an index follows. */
export function isIndexTitle(title: string): boolean {
  return INDEX_TITLE.test(title.trim());
}

/** Finds what the titles of the sections call an index and what has its shape. */
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

/** Pages of the section that hold something else (the last section runs to the end of the book) are not among them. */
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

/** Runs of pages at the end of the book that have the shape of an index each; a printed title begins another one. */
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
