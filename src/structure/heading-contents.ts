import type { Book, Line, Page } from '../book/page.js';
import { contentsPages } from './contents-pages.js';
import { readContentsLine } from './contents-line.js';
import { MIN_ENTRIES, shareOf } from './contents-source.js';
import type { ContentsFinder } from './contents-source.js';
import { headingLevels } from './heading-levels.js';
import type { StyledHeading } from './heading-levels.js';
import { headsNoSection } from './label-titles.js';
import { depthOfLabel, isBareNumber } from './number-lines.js';
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
// Sizes that differ by less are the same style.
const SIZE_STEP = 0.5;
// The title of a chapter is set well below the line that holds only its number.
const TITLE_WITHIN = 6;
// In `A Tour of X` the numbering would be `A`: a single letter or number does not show the level.
const MIN_NUMBERING_DEPTH = 1;
// Nothing else in the book confirms these headings.
const MAX_CONFIDENCE = 0.5;

interface Heading extends StyledHeading {
  readonly y: number;
  /** Baseline of its last line, and whether that ends in a hyphen of the typesetter. */
  readonly lastY: number;
  readonly softHyphen: boolean;
}

/** Recognises headings by size and weight, as readers do. Also finds labels such as Example and Parameters. */
export const headingContents: ContentsFinder = {
  source: 'headings',
  find(book) {
    const bodySize = bodySizeOf(book.pages);
    const headings = findHeadings(book, bodySize);
    if (headings.length < MIN_ENTRIES) return null;
    const evident = headings.filter(({ size, title }) => isLarge(size, bodySize) || startsNumbered(title));
    const levels = headingLevels(headings);
    return {
      entries: headings.map(({ title, page, y }, index) => ({ title, level: levels[index] ?? 0, page, y })),
      confidence: shareOf(evident.length * MAX_CONFIDENCE, headings.length),
      pageOffset: null,
    };
  },
};

function findHeadings(book: Book, bodySize: number): Heading[] {
  const contents = contentsPages(book);
  return book.pages.flatMap((page) => {
    const lines = page.lines.filter((line) => !line.furniture);
    const found = headingsOf(page, lines, bodySize);
    return joinWrapped(contents.has(page.number) ? belowContents(found, lines, bodySize) : found);
  });
}

/** Short contents may be followed by the first section on the same page. */
function belowContents(found: readonly Heading[], lines: readonly Line[], bodySize: number): Heading[] {
  const last = lines.findLast((line) => readContentsLine(line) !== null);
  return found.filter(({ size, lastY }) => last !== undefined && lastY < last.y && isLarge(size, bodySize));
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

function headingsOf(page: Page, lines: readonly Line[], bodySize: number): Heading[] {
  return lines
    .filter(
      (line, index) =>
        isHeading(line, lines[index - 1], page.width, bodySize) ||
        isChapterNumberAbove(line, lines.slice(0, index), bodySize),
    )
    .map((line) => ({
      title: line.text.trim(),
      page: page.number,
      y: line.y + line.size,
      lastY: line.y,
      softHyphen: line.softHyphen,
      size: rounded(line.size),
      bold: line.boldShare > 0.5,
      opensPage: line === lines[0],
      depth: null,
    }));
}

/** Whether a line is the large number that stands above the title of a chapter: the first on its page, but for a label. */
function isChapterNumberAbove(line: Line, above: readonly Line[], bodySize: number): boolean {
  return (
    isBareNumber(line.text) &&
    isLarge(line.size, bodySize) &&
    above.every(({ text }) => depthOfLabel(text) !== null)
  );
}

function isHeading(line: Line, above: Line | undefined, pageWidth: number, bodySize: number): boolean {
  const text = line.text.trim();
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return false;
  if (!HAS_A_WORD.test(text)) return false;
  const isBold = line.boldShare > MIN_BOLD_SHARE;
  if (!isBold && !isLarge(line.size, bodySize)) return false;
  if ((numberingDepth(text) ?? 0) >= MIN_NUMBERING_DEPTH) return true;
  if (line.monoShare > MAX_MONO_SHARE || headsNoSection(line)) return false;
  if (isLarge(line.size, bodySize)) return true;
  return (
    text.length < MAX_BOLD_LENGTH &&
    !ENDS_LIKE_PROSE.test(text) &&
    line.x1 - line.x0 < pageWidth * MAX_BOLD_WIDTH &&
    (!above || above.y - line.y > line.size * GAP_ABOVE_BOLD || continuesBold(line, above))
  );
}

/** The second line of a bold heading stands as near below it as a line of text. */
function continuesBold(line: Line, above: Line): boolean {
  const isBold = above.boldShare > MIN_BOLD_SHARE && rounded(above.size) === rounded(line.size);
  return (
    isBold &&
    above.x1 - above.x0 > line.x1 - line.x0 &&
    above.monoShare <= MAX_MONO_SHARE &&
    !ENDS_LIKE_PROSE.test(above.text.trim())
  );
}

function isLarge(size: number, bodySize: number): boolean {
  return size >= bodySize * LARGER_THAN_BODY;
}

function joinWrapped(headings: readonly Heading[]): Heading[] {
  const joined: Heading[] = [];
  for (const heading of headings) {
    const before = joined.at(-1);
    const whole = before && (titled(before, heading) ?? wrapped(before, heading));
    if (whole) joined[joined.length - 1] = whole;
    else joined.push(heading);
  }
  return joined.filter(({ title }) => HAS_A_WORD.test(title));
}

/** `CHAPTER` with the number below it, or such a number with the title below it; null if they are nothing of that kind. */
function titled(before: Heading, heading: Heading): Heading | null {
  const distance = before.lastY - heading.lastY;
  if (distance <= 0 || distance > heading.size * TITLE_WITHIN) return null;
  const label = depthOfLabel(before.title);
  const isNumber = isBareNumber(before.title);
  if (!isNumber && (label === null || !isBareNumber(heading.title))) return null;
  const { y, opensPage } = before;
  return { ...heading, y, opensPage, depth: isNumber ? (before.depth ?? 0) : label };
}

function wrapped(before: Heading, heading: Heading): Heading | null {
  if (!continues(heading, before)) return null;
  // `Chapter 3` is followed by the title, whose style is that of the heading.
  const { size, bold } = isChapterNumber(before.title) ? heading : before;
  const title = before.softHyphen
    ? before.title.replace(/-$/u, '') + heading.title
    : `${before.title} ${heading.title}`;
  return { ...before, title, lastY: heading.lastY, size, bold, softHyphen: heading.softHyphen };
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

function rounded(size: number): number {
  return Math.round(size / SIZE_STEP) * SIZE_STEP;
}
