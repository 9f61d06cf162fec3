import type { Book, Line, Page } from '../pdf/page.js';
import type { Contents, Section } from '../structure/section.js';
import { columnLines } from './column-lines.js';
import type { ColumnLine } from './column-lines.js';
import { joinLines } from './join-lines.js';
import { parseEntry } from './parse-entry.js';
import type { EntryStyle } from './parse-entry.js';

/** The lines of one index in reading order. */
export interface IndexLines {
  readonly title: string | null;
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

/** Finds the indexes of a book: by the titles of its sections, else by the shape of its last pages. */
export function findIndexParts(book: Book, contents: Contents, style: EntryStyle): IndexLines[] {
  const titled = contents.sections
    .filter((section) => isIndexSection(section, contents, book.pageCount))
    .map((section) => linesOf(book, section))
    .filter((part) => isIndex(part.lines, style, LEAST_ENTRIES, LEAST_SHARE));
  return titled.length > 0 ? titled : untitledParts(book, style);
}

function isIndexSection(section: Section, { sections }: Contents, pageCount: number): boolean {
  if (section.start.page <= pageCount * TITLED_FROM || !INDEX_TITLE.test(section.title.trim())) return false;
  const around = section.parent === null ? undefined : sections[section.parent];
  return !around || !INDEX_TITLE.test(around.title.trim());
}

function linesOf(book: Book, { title, start, end, pageLast }: Section): IndexLines {
  const lines = book.pages
    .filter(({ number }) => number >= start.page && number <= pageLast)
    .flatMap((page) => {
      const own = ownLines(page, title).filter(
        (line) =>
          (page.number > start.page || line.y <= start.y + ROUNDING_POINTS) &&
          (end === null || page.number < end.page || line.y > end.y),
      );
      return columnLines(page, own);
    });
  return { title, lines };
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

/** Runs of pages at the end of the book that look like an index each. */
function untitledParts(book: Book, style: EntryStyle): IndexLines[] {
  const parts: IndexLines[] = [];
  for (const page of book.pages) {
    if (page.number <= book.pageCount * UNTITLED_FROM) continue;
    const open = parts.at(-1);
    const title = page.lines.slice(0, TITLE_LINES).find((line) => INDEX_TITLE.test(line.text.trim()));
    const lines = columnLines(page, ownLines(page, null));
    const follows = open?.lines.at(-1)?.page === page.number - 1;
    const least = follows || title ? LEAST_ENTRIES : LEAST_ENTRIES_UNTITLED;
    if (!isIndex(lines, style, least, LEAST_SHARE_UNTITLED)) continue;
    if (open && follows) parts[parts.length - 1] = { ...open, lines: [...open.lines, ...lines] };
    else parts.push({ title: title?.text.trim() ?? null, lines });
  }
  return parts;
}
