import type { Line, Page } from '../../book/page.js';
import { mostFrequent, tally } from '../../book/frequency.js';

// A heading is bold, or larger than the text by at least this factor.
const LARGER = 1.1;
// Larger lines are printed across the page, such as `DRAFT`.
const LARGEST = 2.5;
const BOLD_SHARE = 0.5;
// Running heads repeat the title of a chapter or section. If at least this share of the lines at one height repeat a
// title, the others there are running heads, too.
const TITLE_SHARE = 0.2;
// A heading is at most this far above its text (in font sizes, between baselines); a running head is farther away.
const CLOSE = 1.6;
/** A heading has more room above it than below it: at least this many times as much. */
const ROOM_ABOVE = 1.5;
// A running head repeats a heading on the same page, or one from at most this many pages before.
const PAGES_BEFORE = 2;

/** A running head may repeat a heading of the text, but that stands there once. */
const IN_TEXT = { times: 3, share: 0.5 } as const;
/** In characters. Headings that open many parts are short: `Methods`, `Return value`. */
const LONGEST_USUAL = 40;

/** Fewer numbers that follow the pages do so by chance. */
const COUNTED_PAGES = 3;

const NUMBER = /\d+/g;
const EDGE = /^(?:(?:chapter|section|appendix)\b|[#\s|.:–—-])+|[#\s|.:–—-]+$/g;

/** A line at the edge of its page that may belong to the furniture. */
export interface EdgeLine {
  readonly line: Line;
  readonly page: Page;
  readonly band: 'top' | 'bottom';
  /** The text with all numbers replaced by the same sign. */
  readonly pattern: string;
}

/** What the lines at one edge and height of the book have in common. */
interface Place {
  /** Number of lines by title. */
  readonly titles: ReadonlyMap<string, number>;
  /** Number of lines whose title occurs in another line, too. */
  readonly sharedTitles: number;
  /** Number of pages by the distance between a number in their lines and the page number. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Number of pages with a line there. */
  readonly pages: number;
}

/** Whether lines of one pattern at one place are running heads, and not headings that differ only in their numbers. */
function runsThroughPages(lines: readonly EdgeLine[]): boolean {
  if (lines[0]?.pattern.includes('#') !== true) return true;
  const texts = new Map<string, number>();
  const offsets = new Map<number, number>();
  for (const own of lines) {
    tally(texts, own.line.text);
    for (const offset of offsetsOf(own)) tally(offsets, offset);
  }
  const running = lines.filter(
    (own) =>
      (texts.get(own.line.text) ?? 0) > 1 || offsetsOf(own).some((offset) => (offsets.get(offset) ?? 0) > 1),
  );
  return running.length * 2 >= lines.length;
}

/**
 * Finds headings among lines that look like running heads, each different from all others at its height: `3 Files`.
 *
 * A running head repeats a title, on other pages or on the same page, and its number is the page number.
 */
export class EdgeHeadings {
  private readonly bodySize: number;
  private readonly indexOf: ReadonlyMap<Page, number>;
  // Results are cached: a book of 10 000 pages has as many lines at one place.
  private readonly running = new Map<readonly EdgeLine[], boolean>();
  private readonly places = new Map<readonly EdgeLine[], Place>();

  constructor(private readonly pages: readonly Page[]) {
    this.indexOf = new Map(pages.map((page, at) => [page, at]));
    const sizes = new Map<number, number>();
    for (const { lines } of pages) for (const { size } of lines) tally(sizes, size);
    this.bodySize = mostFrequent(sizes);
  }

  /** @param lines All lines of one pattern at one edge and height; must be the same array in each call. */
  runThroughPages(lines: readonly EdgeLine[]): boolean {
    const known = this.running.get(lines);
    if (known !== undefined) return known;
    const runs = runsThroughPages(lines);
    this.running.set(lines, runs);
    return runs;
  }

  /**
   * Whether a number in a line follows the page numbers, at the same distance as on most pages with a line there.
   *
   * @param there All lines at this edge and height of the book; must be the same array in each call.
   */
  countsPages(own: EdgeLine, there: readonly EdgeLine[]): boolean {
    const { offsets, pages } = this.placeOf(there);
    return offsetsOf(own).some((offset) => {
      const agreeing = offsets.get(offset) ?? 0;
      return agreeing >= COUNTED_PAGES && agreeing * 2 > pages;
    });
  }

  /**
   * @param there All lines at this edge and height of the book, including `own`; must be the same array in each call.
   */
  isHeading(own: EdgeLine, there: readonly EdgeLine[]): boolean {
    if (own.band !== 'top') return false;
    const title = titleOf(own);
    if (this.isRepeatedHeading(own, title)) return false;
    const { titles, sharedTitles, offsets } = this.placeOf(there);
    if ((titles.get(title) ?? 0) > 1) return false;
    if (sharedTitles >= TITLE_SHARE * there.length) return false;
    // Does a number in the line follow the page numbers, at the same distance as in another line there?
    const countsPages = offsetsOf(own).some((offset) => (offsets.get(offset) ?? 0) > 1);
    return this.standsOut(own.line) || !countsPages;
  }

  /** Whether a line repeats a heading that is set larger or bolder, on its page or up to two pages before. */
  repeatsHeading(own: EdgeLine): boolean {
    const { line } = own;
    return this.isRepeatedHeading(
      own,
      titleOf(own),
      (other) =>
        other.size >= LARGER * line.size || (other.boldShare >= BOLD_SHARE && line.boldShare < BOLD_SHARE),
    );
  }

  private placeOf(there: readonly EdgeLine[]): Place {
    const known = this.places.get(there);
    if (known) return known;
    const titles = new Map<string, number>();
    const offsetsOfPage = new Map<Page, Set<number>>();
    for (const other of there) {
      tally(titles, titleOf(other));
      const known = offsetsOfPage.get(other.page) ?? new Set();
      offsetsOfPage.set(other.page, new Set([...known, ...offsetsOf(other)]));
    }
    const offsets = new Map<number, number>();
    for (const onPage of offsetsOfPage.values()) for (const offset of onPage) tally(offsets, offset);
    const shared = [...titles.values()].filter((lines) => lines > 1);
    const place = {
      titles,
      sharedTitles: shared.reduce((sum, lines) => sum + lines, 0),
      offsets,
      pages: offsetsOfPage.size,
    };
    this.places.set(there, place);
    return place;
  }

  /**
   * Repeated lines that are headings of the text below them, such as `NAME` at the top of each page of a reference: they are
   * close to it, or stand in the middle of other pages as often.
   */
  among(furniture: ReadonlySet<Line>): Line[] {
    const inText = new Map<string, number>();
    const atEdges = new Map<string, number>();
    for (const { lines } of this.pages) {
      for (const line of lines) {
        if (this.standsOut(line)) tally(furniture.has(line) ? atEdges : inText, lookOf(line));
      }
    }
    const isUsual = (line: Line): boolean => {
      if (line.text.length > LONGEST_USUAL) return false;
      const times = inText.get(lookOf(line)) ?? 0;
      return times >= IN_TEXT.times && times >= IN_TEXT.share * (atEdges.get(lookOf(line)) ?? 0);
    };
    return this.pages.flatMap(({ lines }) =>
      lines.filter((line, at) => {
        const isShown = this.standsOut(line) && line.size <= LARGEST * this.bodySize;
        if (!furniture.has(line) || !isShown) return false;
        if (isUsual(line)) return true;
        const below = lines[at + 1];
        if (!below || furniture.has(below) || this.standsOut(below)) return false;
        const gap = line.y - below.y;
        const above = lines[at - 1];
        const isClose = gap > 0 && gap <= CLOSE * line.size && line.x0 <= below.x0 + line.size;
        return isClose && (!above || above.y - line.y >= ROOM_ABOVE * gap);
      }),
    );
  }

  private standsOut({ size, boldShare }: Line): boolean {
    return size >= LARGER * this.bodySize || (size >= this.bodySize && boldShare >= BOLD_SHARE);
  }

  private isRepeatedHeading(
    { line, page }: EdgeLine,
    title: string,
    canBe: (other: Line) => boolean = () => true,
  ): boolean {
    const at = this.indexOf.get(page) ?? -1;
    return this.pages
      .slice(Math.max(0, at - PAGES_BEFORE), at + 1)
      .some(({ lines }) =>
        lines.some(
          (other) =>
            other !== line &&
            canBe(other) &&
            titleOf({ line: other, pattern: patternOf(other.text) }) === title,
        ),
      );
  }
}

/** The text in lower case, with every number replaced by `#`. */
export function patternOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+|\b[ivxlc]+\b/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The pattern without the numbers at its edges; the whole text if nothing else is left: `Chapter 3`. */
function titleOf({ line, pattern }: Pick<EdgeLine, 'line' | 'pattern'>): string {
  return pattern.replace(EDGE, '') || line.text;
}

/** The text of a line and how it is set. */
function lookOf({ text, size, boldShare }: Line): string {
  return `${size} ${boldShare >= BOLD_SHARE} ${text.trim()}`;
}

/** The difference between each number in a line and the page number. */
function offsetsOf({ line, page }: EdgeLine): number[] {
  return [...new Set((line.text.match(NUMBER) ?? []).map((number) => Number(number) - page.number))];
}
