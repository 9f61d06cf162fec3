import type { Book, Line, Page } from '../book/page.js';
import { isContentsHeading, isOtherListHeading } from './contents-headings.js';
import { readContentsLine, readUnledLine } from './contents-line.js';
import { readPageLabel } from './page-label.js';
import type { PageLabel } from './page-label.js';
import { plainTitle } from './title-text.js';

/** The kind of a line in the printed contents: an entry, a title without a number, or a number without a title. */
export interface ContentsToken {
  readonly page: number;
  /** The line with the title; for a number alone, its own line. */
  readonly line: Line;
  readonly title: string | null;
  readonly label: PageLabel | null;
  /** Right edge of the page numbers on this page, in points; null if there are too few numbers. */
  readonly labelEdge: number | null;
}

// Page numbers in contents are aligned at the right; this many show where.
const MIN_ALIGNED = 3;
const ALIGNED_WITHIN_POINTS = 2.5;
// Baselines of a title and its number that were read as two lines differ by less than this, in font sizes.
const ONE_ROW = 0.4;
const NAMES_THE_COLUMN = /^(?:page|seite|página|pagina)s?$/iu;

/**
 * The lines of the contents pages in reading order, as entries or parts of entries. Stops at a list of something else.
 */
export function contentsTokens(book: Book, contentsPages: ReadonlySet<number>): ContentsToken[] {
  const repeated = repeatedFurniture(book);
  const tokens: ContentsToken[] = [];
  for (const page of book.pages) {
    if (!contentsPages.has(page.number)) continue;
    const lines = page.lines.filter(
      (line) => !line.furniture || isEntryTakenForFurniture(line, page, repeated),
    );
    const shown = fromHeading(lines);
    const end = shown.findIndex((line) => isOtherListHeading(line));
    tokens.push(...tokensOf(page, end < 0 ? shown : shown.slice(0, end)));
    if (end >= 0) break;
  }
  return tokens;
}

/** Drops lines above the heading of the contents, such as the title page of a manual. */
function fromHeading(lines: readonly Line[]): readonly Line[] {
  return lines.slice(lines.findIndex((line) => isContentsHeading(line.text)) + 1);
}

/** The first and last entries of contents pages are where other pages have running heads. */
function isEntryTakenForFurniture(line: Line, page: Page, repeated: ReadonlyMap<string, number>): boolean {
  const entry = readContentsLine(line);
  if (!entry || isContentsHeading(entry.title)) return false;
  if ((repeated.get(plainTitle(entry.title)) ?? 0) > 1) return false;
  return entry.by === 'leader' || entry.label.text.toLowerCase() !== (page.label ?? '').toLowerCase();
}

/** How often each title occurs in a running head, without the page number beside it. */
function repeatedFurniture(book: Book): Map<string, number> {
  const counts = new Map<string, number>();
  for (const page of book.pages) {
    for (const line of page.lines) {
      if (!line.furniture) continue;
      const title = plainTitle((readContentsLine(line) ?? readUnledLine(line.text))?.title ?? line.text);
      counts.set(title, (counts.get(title) ?? 0) + 1);
    }
  }
  return counts;
}

function tokensOf(page: Page, lines: readonly Line[]): ContentsToken[] {
  const edges = labelEdges(lines);
  const numbers = lines.filter((line) => readPageLabel(line.text.trim()) !== null);
  const rows = new Map(lines.flatMap((line) => numberInRow(line, numbers)));
  const taken = new Set(rows.values());
  const top = page.lines.reduce((y, line) => Math.max(y, line.y), -Infinity);
  const foot = page.lines.reduce((y, line) => Math.min(y, line.y), Infinity);
  return lines.flatMap((line): ContentsToken[] => {
    if (taken.has(line)) return [];
    const token = { page: page.number, line, labelEdge: edges[0] ?? null };
    const number = rows.get(line);
    if (number) return [{ ...token, title: line.text.trim(), label: readPageLabel(number.text.trim()) }];
    const entry = readContentsLine(line) ?? (isFlushRight(line, edges) ? readUnledLine(line.text) : null);
    if (entry) return [{ ...token, title: clean(entry.title), label: entry.label }];
    const label = readPageLabel(line.text.trim());
    // A number at the head or foot of the page is its own page number, not that of an entry.
    if (label) return line.y === top || line.y === foot ? [] : [{ ...token, title: null, label }];
    const title = clean(line.text);
    return isContentsHeading(title) || NAMES_THE_COLUMN.test(title) || title === ''
      ? []
      : [{ ...token, title, label: null }];
  });
}

/** Right edges that several page numbers share, the most used first. */
function labelEdges(lines: readonly Line[]): number[] {
  const edges: { x: number; count: number }[] = [];
  for (const line of lines) {
    if (!readContentsLine(line)) continue;
    const edge = edges.find(({ x }) => Math.abs(x - line.x1) <= ALIGNED_WITHIN_POINTS);
    if (edge) edge.count++;
    else edges.push({ x: line.x1, count: 1 });
  }
  return edges
    .filter(({ count }) => count >= MIN_ALIGNED)
    .toSorted((a, b) => b.count - a.count)
    .map(({ x }) => x);
}

function isFlushRight(line: Line, edges: readonly number[]): boolean {
  return edges.some((x) => Math.abs(x - line.x1) <= ALIGNED_WITHIN_POINTS);
}

/** The number to the right of a title on the same baseline, if the two were read as separate lines. */
function numberInRow(line: Line, numbers: readonly Line[]): [Line, Line][] {
  if (readContentsLine(line) || readPageLabel(line.text.trim())) return [];
  const number = numbers.find(
    (other) => Math.abs(other.y - line.y) <= ONE_ROW * line.size && other.x0 >= line.x1,
  );
  return number ? [[line, number]] : [];
}

/** Leaves one space between words, and adds one after a number that is printed close to its title. */
function clean(title: string): string {
  return title
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(\d{1,3}(?:\.\d{1,3})+\.?)(?=\p{L}{2})/u, '$1 ');
}
