import type { Book, Line, Page } from '../../book/page.js';
import { makeBook, makeLine, makePage } from '../../pdf/testing/make-book.js';
import { printedContents } from '../printed-contents.js';

/** A line of text that is not a heading. */
export const prose = (y: number): Line =>
  makeLine('An ordinary sentence that fills most of the line here.', y);
/** An entry with spaced dots before its page number. */
export const lead = (title: string, label: string | number): string => `${title} ${'. '.repeat(20)}${label}`;
const LABEL_EDGE = 540;

/** Lines of one page, top to bottom; every two spaces before the text indent it by 15 points. */
export function contentsLines(texts: readonly string[]): Line[] {
  return texts.map((text, i) => {
    const indent = (text.length - text.trimStart().length) / 2;
    const ends = /\d$|[ivx]$/.test(text);
    return makeLine(text.trim(), 700 - 14 * i, { x0: 72 + 15 * indent, ...(ends ? { x1: LABEL_EDGE } : {}) });
  });
}

/** A contents page under its heading; null: without a heading. */
export function contentsPage(
  number: number,
  texts: readonly string[],
  heading: string | null = 'Contents',
): Page {
  return makePage(number, [
    ...(heading ? [makeLine(heading, 740, { size: 18 })] : []),
    ...contentsLines(texts),
  ]);
}

/** Pages of text; each of the given headings is on the physical page under which it is listed. */
export function bookWith(
  front: readonly Page[],
  headings: Readonly<Record<number, readonly string[]>>,
  pageCount: number,
): Book {
  const rest = Array.from({ length: pageCount - front.length }, (_, i) => {
    const number = front.length + 1 + i;
    const lines = (headings[number] ?? []).flatMap((text, at) => [
      makeLine(text, 700 - 100 * at, { size: 16 }),
      prose(680 - 100 * at),
      prose(666 - 100 * at),
    ]);
    return makePage(number, lines.length > 0 ? lines : [prose(700), prose(686)]);
  });
  return makeBook([...front, ...rest]);
}

/** Title, level and page of each entry found in the printed contents, or null. */
export function printedIn(book: Book): [string, number, number][] | null {
  return printedContents.find(book)?.entries.map(({ title, level, page }) => [title, level, page]) ?? null;
}
