import type { Book, Line, Page } from '../book/page.js';
import { contentsPages } from './contents-pages.js';
import { MIN_ENTRIES, shareOf } from './contents-source.js';
import type { ContentsEntry, ContentsFinder } from './contents-source.js';
import { isChapterNumber, numberingDepth, startsNumbered } from './title-text.js';

// A heading is clearly larger than the body text, or it is bold, short, set apart and without a full stop at the end.
const LARGER_THAN_BODY = 1.12;
const MIN_BOLD_SHARE = 0.9;
const MAX_BOLD_LENGTH = 90;
const MAX_BOLD_WIDTH = 0.75;
const GAP_ABOVE_BOLD = 1.5;
const ENDS_LIKE_PROSE = /[.:;,]$/;
const MIN_LENGTH = 2;
const MAX_LENGTH = 160;
// Headings may contain function names in a monospaced font, but a monospaced line is code.
const MAX_MONO_SHARE = 0.6;
const HAS_A_WORD = /\p{L}{2}/u;
// Lines of one wrapped heading have the same style and at most this distance, in font sizes.
const WRAPPED_WITHIN = 1.7;
// Styles after the fourth are labels (Example, Note) rather than levels.
const MAX_STYLE_LEVEL = 4;
// Sizes that differ by less are the same style.
const SIZE_STEP = 0.5;
// In `A Tour of X` the numbering would be `A`: a single letter or number does not show the level.
const MIN_NUMBERING_DEPTH = 1;
// Nothing else in the book confirms these headings.
const MAX_CONFIDENCE = 0.5;

interface Heading {
  title: string;
  readonly page: number;
  readonly y: number;
  /** Baseline of its last line. */
  lastY: number;
  readonly size: number;
  readonly bold: boolean;
}

/** Recognises headings by size and weight, as readers do. Also finds labels such as Example and Note. */
export const headingContents: ContentsFinder = {
  source: 'headings',
  find(book) {
    const bodySize = bodySizeOf(book.pages);
    const headings = findHeadings(book, bodySize);
    if (headings.length < MIN_ENTRIES) return null;
    const evident = headings.filter(({ size, title }) => isLarge(size, bodySize) || startsNumbered(title));
    return {
      entries: withLevels(headings),
      confidence: shareOf(evident.length * MAX_CONFIDENCE, headings.length),
      pageOffset: null,
    };
  },
};

function findHeadings(book: Book, bodySize: number): Heading[] {
  const contents = contentsPages(book);
  return book.pages
    .filter((page) => !contents.has(page.number))
    .flatMap((page) => joinWrapped(headingsOf(page, bodySize)));
}

/** The size of most characters of the text, without code. */
function bodySizeOf(pages: readonly Page[]): number {
  const characters = new Map<number, number>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (line.furniture || line.monoShare >= 0.5) continue;
      const size = rounded(line.size);
      characters.set(size, (characters.get(size) ?? 0) + line.text.length);
    }
  }
  const [usual] = [...characters].toSorted((a, b) => b[1] - a[1]);
  return usual?.[0] ?? 0;
}

function headingsOf(page: Page, bodySize: number): Heading[] {
  const lines = page.lines.filter((line) => !line.furniture);
  return lines
    .filter((line, index) => isHeading(line, lines[index - 1], page.width, bodySize))
    .map((line) => ({
      title: line.text.trim(),
      page: page.number,
      y: line.y + line.size,
      lastY: line.y,
      size: rounded(line.size),
      bold: line.boldShare > 0.5,
    }));
}

function isHeading(line: Line, above: Line | undefined, pageWidth: number, bodySize: number): boolean {
  const text = line.text.trim();
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return false;
  if (line.monoShare > MAX_MONO_SHARE || !HAS_A_WORD.test(text)) return false;
  if (isLarge(line.size, bodySize)) return true;
  return (
    line.boldShare > MIN_BOLD_SHARE &&
    text.length < MAX_BOLD_LENGTH &&
    !ENDS_LIKE_PROSE.test(text) &&
    line.x1 - line.x0 < pageWidth * MAX_BOLD_WIDTH &&
    (!above || above.y - line.y > line.size * GAP_ABOVE_BOLD)
  );
}

function isLarge(size: number, bodySize: number): boolean {
  return size >= bodySize * LARGER_THAN_BODY;
}

function joinWrapped(headings: readonly Heading[]): Heading[] {
  const joined: Heading[] = [];
  for (const heading of headings) {
    const before = joined.at(-1);
    if (before && continues(heading, before)) {
      before.title += ` ${heading.title}`;
      before.lastY = heading.lastY;
    } else joined.push({ ...heading });
  }
  return joined;
}

function continues(heading: Heading, before: Heading): boolean {
  const distance = before.lastY - heading.lastY;
  const sameStyle = before.size === heading.size && before.bold === heading.bold;
  // The title follows `Chapter 3` at a larger distance, often in another size.
  if (isChapterNumber(before.title)) return distance > 0 && distance < heading.size * 2 * WRAPPED_WITHIN;
  return (
    sameStyle &&
    distance > 0 &&
    distance < heading.size * WRAPPED_WITHIN &&
    (numberingDepth(heading.title) ?? 0) < MIN_NUMBERING_DEPTH
  );
}

/** Levels from decimal numbers if a title has them, otherwise from the rank of its style. */
function withLevels(headings: readonly Heading[]): ContentsEntry[] {
  const styles = [...new Set(headings.map(styleRank))].toSorted((a, b) => b - a);
  return headings.map((heading) => {
    const depth = numberingDepth(heading.title) ?? 0;
    const rank = Math.min(MAX_STYLE_LEVEL, styles.indexOf(styleRank(heading)));
    return {
      title: heading.title,
      level: depth >= MIN_NUMBERING_DEPTH ? depth : rank,
      page: heading.page,
      y: heading.y,
    };
  });
}

/** Larger styles first; of the same size, bold before regular. */
function styleRank({ size, bold }: Heading): number {
  return size + (bold ? SIZE_STEP / 2 : 0);
}

function rounded(size: number): number {
  return Math.round(size / SIZE_STEP) * SIZE_STEP;
}
