import type { Book, Line, Page } from '../book/page.js';
import { contentsPages } from './contents-pages.js';
import { readContentsLine } from './contents-line.js';
import { MIN_ENTRIES, shareOf } from './contents-source.js';
import type { ContentsEntry, ContentsFinder } from './contents-source.js';
import { headingLevels } from './heading-levels.js';
import type { StyledHeading } from './heading-levels.js';
import { HAS_A_WORD, headingLines, isLarge, roundedSize, textStyleOf } from './heading-lines.js';
import type { TextStyle } from './heading-lines.js';
import { beginsManualPage, manualPageName } from './manual-pages.js';
import { depthOfLabel, isBareNumber } from './number-lines.js';
import { hasSectionNumber, isChapterNumber, plainTitle, startsNumbered } from './title-text.js';

// Lines of one wrapped heading have the same style and at most this distance, in font sizes.
const WRAPPED_WITHIN = 1.7;
// The title of a chapter is set well below the line that holds only its number.
const TITLE_WITHIN = 6;
// Of the small headings.
const MIN_HANGING_SHARE = 0.5;
// A level between those of headings.
const ABOVE_ITS_SECTIONS = 0.25;
// Nothing else in the book confirms these headings.
const MAX_CONFIDENCE = 0.5;

interface Heading extends StyledHeading {
  readonly y: number;
  /** Baseline of its last line, and whether that ends in a hyphen of the typesetter. */
  readonly lastY: number;
  readonly softHyphen: boolean;
  /** Whether it stands to the left of the running text. */
  readonly hanging: boolean;
  /** What the manual page is called that it begins; null for any other heading. */
  readonly manualPage: string | null;
}

/** Recognises headings by size and weight, as readers do. Also finds labels such as Example and Parameters. */
export const headingContents: ContentsFinder = {
  source: 'headings',
  find(book) {
    const text = textStyleOf(book.pages);
    const headings = findHeadings(book, text);
    if (headings.length < MIN_ENTRIES) return null;
    const evident = headings.filter(({ size, title }) => isLarge(size, text) || startsNumbered(title));
    return {
      entries: entriesOf(headings),
      confidence: shareOf(evident.length * MAX_CONFIDENCE, headings.length),
      pageOffset: null,
    };
  },
};

function entriesOf(headings: readonly Heading[]): ContentsEntry[] {
  const levels = headingLevels(headings);
  return headings.flatMap(({ title, page, y, size, manualPage }, index) => {
    const level = levels[index] ?? 0;
    const entry = { title, level, page, y };
    if (manualPage === null || isNamedAbove(manualPage, headings[index - 1])) return [entry];
    return [{ title: manualPage, level: level - ABOVE_ITS_SECTIONS, page, y: y + size }, entry];
  });
}

/** Whether the heading before the first one of a manual page already tells what that is called: `find` or `find(1)`. */
function isNamedAbove(name: string, heading: Heading | undefined): boolean {
  const bare = (text: string) => plainTitle(text.replace(/\(.*$/u, ''));
  return heading !== undefined && bare(heading.title) === bare(name);
}

function findHeadings(book: Book, text: TextStyle): Heading[] {
  const contents = contentsPages(book);
  const headings = book.pages.flatMap((page) => {
    const lines = page.lines.filter((line) => !line.furniture);
    const found = headingsOf(page, lines, text);
    return joinWrapped(contents.has(page.number) ? belowContents(found, lines, text) : found);
  });
  return withoutSetIn(headings, text);
}

/** Where small headings stand to the left of the text, as in manual pages, bold lines within the text are none. */
function withoutSetIn(headings: readonly Heading[], text: TextStyle): Heading[] {
  const small = headings.filter(({ size }) => !isLarge(size, text));
  const hanging = small.filter((heading) => heading.hanging);
  if (hanging.length < small.length * MIN_HANGING_SHARE) return [...headings];
  return headings.filter(
    (heading) => heading.hanging || isLarge(heading.size, text) || startsNumbered(heading.title),
  );
}

/** Short contents may be followed by the first section on the same page. */
function belowContents(found: readonly Heading[], lines: readonly Line[], text: TextStyle): Heading[] {
  const last = lines.findLast((line) => readContentsLine(line) !== null);
  return found.filter(({ size, lastY }) => last !== undefined && lastY < last.y && isLarge(size, text));
}

function headingsOf(page: Page, lines: readonly Line[], text: TextStyle): Heading[] {
  const margin = text.marginOn(page);
  return headingLines(page, lines, text).map((line) => ({
    title: line.text.trim(),
    page: page.number,
    y: line.y + line.size,
    lastY: line.y,
    softHyphen: line.softHyphen,
    size: roundedSize(line.size),
    bold: line.boldShare > 0.5,
    opensPage: line === lines[0],
    depth: null,
    hanging: line.x0 < margin - line.size / 2,
    manualPage: beginsManualPage(line.text.trim())
      ? manualPageName(lines[lines.indexOf(line) + 1], page)
      : null,
  }));
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
    sameStyle && distance > 0 && distance < heading.size * WRAPPED_WITHIN && !hasSectionNumber(heading.title)
  );
}
