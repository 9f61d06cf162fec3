import type { Book, Line, Page } from '../book/page.js';
import type { ContentsEntry } from './contents-source.js';
import type { Place, Section } from './section.js';

// If a section starts in the top tenth of its page, only a running head can be above it, so the previous section does
// not include that page.
const TOP_OF_PAGE = 0.9;
// Programs round baselines and heights.
const ROUNDING_POINTS = 1;
// A heading is at most this many font sizes below the height of its entry.
const HEADING_SIZES = 3;

interface PlacedEntry {
  readonly title: string;
  readonly level: number;
  readonly start: Place;
}

/**
 * Turns entries into sections with the ranges of text that they cover.
 *
 * Sections are in book order. Each ends where the next one of the same or a higher level starts, so ranges nest, never
 * cross and never run backwards.
 *
 * @param entries From any source; levels may start anywhere and jump.
 */
export function arrangeSections(entries: readonly ContentsEntry[], book: Book): Section[] {
  const pages = new Map(book.pages.map((page) => [page.number, page]));
  const placed = inBookOrder(entries, pages);
  const { levels, parents } = nest(placed.map((entry) => entry.level));
  const ends = findEnds(placed, levels);
  const lastPages = placed.map((entry, order) => {
    const end = ends[order] ?? null;
    const last = end === null ? book.pageCount : lastPageBefore(end, pages.get(end.page));
    return Math.max(entry.start.page, last);
  });
  coverChildren(lastPages, parents);
  return placed.map((entry, order) => ({
    order,
    title: entry.title,
    level: levels[order] ?? 0,
    parent: parents[order] ?? null,
    start: entry.start,
    end: ends[order] ?? null,
    pageFirst: entry.start.page,
    pageLast: lastPages[order] ?? entry.start.page,
  }));
}

/**
 * Sorts by page (outlines list covers and indexes out of order); entries of one page keep the order of the source. A
 * heading higher up than the one before it stands in the next column, or else its height is wrong.
 */
function inBookOrder(entries: readonly ContentsEntry[], pages: ReadonlyMap<number, Page>): PlacedEntry[] {
  const sorted = entries.toSorted((a, b) => a.page - b.page);
  const placed: PlacedEntry[] = [];
  for (const { title, level, page, y } of sorted) {
    const before = placed.at(-1)?.start;
    const ceiling = before?.page === page ? before.y : Infinity;
    const isNextColumn = y !== null && y > ceiling && goesUpTo(y, ceiling, pages.get(page));
    placed.push({ title, level, start: { page, y: isNextColumn ? y : Math.min(y ?? ceiling, ceiling) } });
  }
  return placed;
}

/** Whether a line just below a height is read after a line just below a lower one, as in the next column. */
function goesUpTo(y: number, lower: number, page: Page | undefined): boolean {
  if (!page) return false;
  const isAt = (line: Line, height: number): boolean =>
    line.y < height + ROUNDING_POINTS && line.y >= height - HEADING_SIZES * line.size;
  const from = page.lines.findIndex((line) => isAt(line, lower));
  return from >= 0 && page.lines.slice(from).some((line) => line.y > lower && isAt(line, y));
}

/** Levels that start at 0 and increase by at most 1, and the parent of each section, by its index. */
export function nest(rawLevels: readonly number[]): { levels: number[]; parents: (number | null)[] } {
  const open: { order: number; raw: number }[] = [];
  const levels: number[] = [];
  const parents: (number | null)[] = [];
  for (const [order, raw] of rawLevels.entries()) {
    while (open.length > 0 && (open.at(-1)?.raw ?? 0) >= raw) open.pop();
    levels.push(open.length);
    parents.push(open.at(-1)?.order ?? null);
    open.push({ order, raw });
  }
  return { levels, parents };
}

/** For each section, the start of the next one that is not inside it; one pass from the end. */
function findEnds(placed: readonly PlacedEntry[], levels: readonly number[]): (Place | null)[] {
  const ends: (Place | null)[] = Array.from({ length: placed.length }, () => null);
  // The nearest later section on each level up to the level seen last, which closes all deeper ones.
  const nextOnLevel: number[] = [];
  for (let order = placed.length - 1; order >= 0; order--) {
    const level = levels[order] ?? 0;
    const next = Math.min(...nextOnLevel.slice(0, level + 1));
    ends[order] = placed[next]?.start ?? null;
    nextOnLevel.length = Math.min(nextOnLevel.length, level);
    while (nextOnLevel.length < level) nextOnLevel.push(Infinity);
    nextOnLevel[level] = order;
  }
  return ends;
}

/** A child without text of its own, on the page where the next section begins, still belongs to that page. */
function coverChildren(lastPages: number[], parents: readonly (number | null)[]): void {
  for (let order = lastPages.length - 1; order >= 0; order--) {
    const parent = parents[order] ?? null;
    if (parent !== null) lastPages[parent] = Math.max(lastPages[parent] ?? 0, lastPages[order] ?? 0);
  }
}

/** Last page with text before a place; a page that could not be read has none. */
function lastPageBefore(place: Place, page: Page | undefined): number {
  if (!page) return place.page - 1;
  const nothingAbove =
    place.y >= page.height * TOP_OF_PAGE ||
    page.lines.every((line) => line.furniture || line.y < place.y + ROUNDING_POINTS);
  return nothingAbove ? place.page - 1 : place.page;
}
