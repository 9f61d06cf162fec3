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
        this.note(plainTitle(line.text), page.number);
        this.note(plainUnnumberedTitle(line.text), page.number);
      }
    }
  }

  /** Height just above the heading on that page, in points from the bottom; null if no line there matches the title. */
  topOn(page: number, title: string): number | null {
    const found = this.pages.get(page);
    return found ? headingTop(found, title, ANYWHERE) : null;
  }

  isOn(page: number, title: string): boolean {
    return !this.contentsPages.has(page) && this.topOn(page, title) !== null;
  }

  /** Pages (without contents pages) that have the title as a line; empty for a title too short to be distinctive. */
  pagesWith(title: string): readonly number[] {
    const plain = plainTitle(title);
    const unnumbered = plainUnnumberedTitle(title);
    if (unnumbered.length < MIN_TELLING_LETTERS) return this.pagesOfLine.get(plain) ?? [];
    return [
      ...new Set([...(this.pagesOfLine.get(plain) ?? []), ...(this.pagesOfLine.get(unnumbered) ?? [])]),
    ];
  }

  private note(key: string, page: number): void {
    if (key.length < MIN_TELLING_LETTERS) return;
    const pages = this.pagesOfLine.get(key);
    if (!pages) this.pagesOfLine.set(key, [page]);
    else if (pages.at(-1) !== page) pages.push(page);
  }
}
