import type { Book, Page } from '../book/page.js';
import { headingTop } from './find-heading.js';
import { plainTitle, plainUnnumberedTitle } from './title-text.js';

const ANYWHERE = { above: -Infinity, below: Infinity };
// A longer line is prose, not a heading.
const MAX_HEADING_LENGTH = 160;
// Shorter titles also occur in tables, code and running text.
const MIN_TELLING_LETTERS = 5;

/** Finds titles among the lines of a book. */
export class HeadingIndex {
  private readonly pages: ReadonlyMap<number, Page>;
  private readonly pagesOfLine = new Map<string, number[]>();

  /** @param contentsPages Pages that repeat headings but contain none. */
  constructor(
    book: Book,
    private readonly contentsPages: ReadonlySet<number>,
  ) {
    this.pages = new Map(book.pages.map((page) => [page.number, page]));
    for (const page of book.pages) {
      if (contentsPages.has(page.number)) continue;
      for (const line of page.lines) {
        if (line.furniture || line.text.length > MAX_HEADING_LENGTH) continue;
        for (const form of formsOf(line.text)) this.note(form, page.number);
      }
    }
  }

  /**
   * Height just above the heading on that page, in points from the bottom; null if no line there matches the title.
   *
   * @param near The part of the page to search, in points from the bottom.
   */
  topOn(page: number, title: string, near = ANYWHERE): number | null {
    const found = this.pages.get(page);
    return found ? headingTop(found, title, near) : null;
  }

  isOn(page: number, title: string): boolean {
    return !this.contentsPages.has(page) && this.topOn(page, title) !== null;
  }

  /** Pages (without contents pages) that have the title as a line; empty for a title too short to be distinctive. */
  pagesWith(title: string): readonly number[] {
    const telling = formsOf(title).filter((form) => form.length >= MIN_TELLING_LETTERS);
    return [...new Set(telling.flatMap((form) => this.pagesOfLine.get(form) ?? []))];
  }

  /** The same pages and those where it may begin on one line and go on below, in ascending order. */
  pagesWithStartOf(title: string): readonly number[] {
    const pages = new Set<number>();
    for (const form of formsOf(title)) {
      for (let length = 1; length <= Math.min(form.length, MAX_HEADING_LENGTH); length++) {
        for (const page of this.pagesOfLine.get(form.slice(0, length)) ?? []) pages.add(page);
      }
    }
    return [...pages].sort((a, b) => a - b);
  }

  private note(key: string, page: number): void {
    const pages = this.pagesOfLine.get(key);
    if (!pages) this.pagesOfLine.set(key, [page]);
    else if (pages.at(-1) !== page) pages.push(page);
  }
}

/** With and without the number before it. */
function formsOf(title: string): readonly string[] {
  return [plainTitle(title), plainUnnumberedTitle(title)];
}
