import type { Line, Page } from '../../book/page.js';
import { mostFrequent, tally } from '../../book/frequency.js';

// A heading is larger than the text by so much, or bold.
const LARGER = 1.1;
// Larger ones are printed across the page, such as `DRAFT`.
const LARGEST = 2.5;
const BOLD_SHARE = 0.5;
// Running heads tell where the reader is: on so many pages with one at a height, the title is that of another page, too.
const TITLE_SHARE = 0.2;
// A heading stands so close above its text, in font sizes from baseline to baseline; a running head is set apart.
const CLOSE = 1.6;
/** Above a heading there is more room than below it. */
const ROOM_ABOVE = 1.5;
// The heading that a running head repeats stands on the same page or begins the section a little before.
const PAGES_BEFORE = 2;

const NUMBER = /\d+/g;
const EDGE = /^(?:(?:chapter|section|appendix)\b|[#\s|.:–—-])+|[#\s|.:–—-]+$/g;

/** A line at the edge of its page that may belong to the furniture. */
export interface EdgeLine {
  readonly line: Line;
  readonly page: Page;
  readonly band: 'top' | 'bottom';
  /** Text in which all numbers look alike. */
  readonly pattern: string;
}

/** What the lines at one edge and height of the book have in common. */
interface Place {
  /** How many lines have a title. */
  readonly titles: ReadonlyMap<string, number>;
  /** Of lines whose title another one has, too. */
  readonly sharedTitles: number;
  /** How many lines have a number that is so far ahead of its page. */
  readonly offsets: ReadonlyMap<number, number>;
}

/** Do the lines of one pattern at one place run through the book, or are they headings that differ by their numbers? */
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
 * Tells the headings among lines that look like running heads, each different from all others at its height: `3 Files`.
 *
 * A running head repeats a title, on further pages or on the page itself; its number is that of the page.
 */
export class EdgeHeadings {
  private readonly bodySize: number;
  private readonly indexOf: ReadonlyMap<Page, number>;
  // Each is found once: a book of 10 000 pages has as many lines at one place.
  private readonly running = new Map<readonly EdgeLine[], boolean>();
  private readonly places = new Map<readonly EdgeLine[], Place>();

  constructor(private readonly pages: readonly Page[]) {
    this.indexOf = new Map(pages.map((page, at) => [page, at]));
    const sizes = new Map<number, number>();
    for (const { lines } of pages) for (const { size } of lines) tally(sizes, size);
    this.bodySize = mostFrequent(sizes);
  }

  /** @param lines All lines of one pattern at one edge and height; the same array each time. */
  runThroughPages(lines: readonly EdgeLine[]): boolean {
    const known = this.running.get(lines);
    if (known !== undefined) return known;
    const runs = runsThroughPages(lines);
    this.running.set(lines, runs);
    return runs;
  }

  /** @param there All lines at the same edge and height of the book, this one too; the same array each time. */
  isHeading(own: EdgeLine, there: readonly EdgeLine[]): boolean {
    if (own.band !== 'top') return false;
    const title = titleOf(own);
    if (this.isRepeatedHeading(own, title)) return false;
    const { titles, sharedTitles, offsets } = this.placeOf(there);
    if ((titles.get(title) ?? 0) > 1) return false;
    if (sharedTitles >= TITLE_SHARE * there.length) return false;
    // Is a number in the line that of the page, as in another line there?
    const countsPages = offsetsOf(own).some((offset) => (offsets.get(offset) ?? 0) > 1);
    return this.standsOut(own.line) || !countsPages;
  }

  private placeOf(there: readonly EdgeLine[]): Place {
    const known = this.places.get(there);
    if (known) return known;
    const titles = new Map<string, number>();
    const offsets = new Map<number, number>();
    for (const other of there) {
      tally(titles, titleOf(other));
      for (const offset of offsetsOf(other)) tally(offsets, offset);
    }
    const shared = [...titles.values()].filter((lines) => lines > 1);
    const place = { titles, sharedTitles: shared.reduce((sum, lines) => sum + lines, 0), offsets };
    this.places.set(there, place);
    return place;
  }

  /** Repeated lines that open the text below them, such as `NAME` at the top of each page of a reference. */
  among(furniture: ReadonlySet<Line>): Line[] {
    return this.pages.flatMap(({ lines }) =>
      lines.filter((line, at) => {
        const isShown = this.standsOut(line) && line.size <= LARGEST * this.bodySize;
        if (!furniture.has(line) || !isShown) return false;
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

  private isRepeatedHeading({ line, page }: EdgeLine, title: string): boolean {
    const at = this.indexOf.get(page) ?? -1;
    return this.pages
      .slice(Math.max(0, at - PAGES_BEFORE), at + 1)
      .some(({ lines }) =>
        lines.some(
          (other) => other !== line && titleOf({ line: other, pattern: patternOf(other.text) }) === title,
        ),
      );
  }
}

/** The text with all numbers alike, in lower case. */
export function patternOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+|\b[ivxlc]+\b/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is left without the numbers at the edges; all of it where that is nothing: `Chapter 3`. */
function titleOf({ line, pattern }: Pick<EdgeLine, 'line' | 'pattern'>): string {
  return pattern.replace(EDGE, '') || line.text;
}

/** What each number of a line is ahead of the page. */
function offsetsOf({ line, page }: EdgeLine): number[] {
  return [...new Set((line.text.match(NUMBER) ?? []).map((number) => Number(number) - page.number))];
}
