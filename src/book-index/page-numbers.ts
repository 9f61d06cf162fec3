import type { Book } from '../book/page.js';
import type { PageNumbering } from './book-index.js';
import { isRoman, labelEnds } from './parse-entry.js';
import { showsTerm } from './term-words.js';

/** A term with the labels printed after it. */
export interface LabelledTerm {
  readonly path: readonly string[];
  readonly labels: readonly string[];
}

/** Physical pages of a printed label or range; null if no page has the label. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** Range of offsets: covers, title pages and contents before page 1, or a sample with pages removed. */
const OFFSETS = { from: -20, to: 80 } as const;
/** Number of terms, evenly spread, that decide: more change nothing, and each is searched for every candidate. */
const TERMS_TO_TRY = 300;
/** A longer range is a number that was misread. */
const LONGEST_RANGE = 60;
/** `124–7` means 127. */
const SHORTENED = /^\d+$/u;

/** Converts the labels printed in an index to physical pages. */
export class PageNumbers {
  private constructor(
    readonly numbering: PageNumbering,
    private readonly pagesOf: (label: string) => readonly number[],
    private readonly pageCount: number,
  ) {}

  /**
   * Tries the page labels of the PDF and every constant offset, and keeps the one for which most terms occur on their
   * pages.
   *
   * @param texts Texts of the book's pages, by physical page, without those of the index itself.
   */
  static find(book: Book, terms: readonly LabelledTerm[], texts: ReadonlyMap<number, string>): PageNumbers {
    const byLabel = labelledPages(book);
    const candidates = [
      ...(byLabel.size > 0
        ? [
            new PageNumbers(
              { source: 'labels', offset: null },
              (label) => byLabel.get(label) ?? [],
              book.pageCount,
            ),
          ]
        : []),
      ...offsets().map((offset) => PageNumbers.withOffset(offset, book.pageCount)),
    ];
    const tried = evenly(terms, TERMS_TO_TRY);
    const scores = candidates.map((candidate) => candidate.countShown(tried, texts));
    // The first of the best candidates: labels before offsets, small offsets before large ones.
    return candidates[scores.indexOf(Math.max(...scores))] ?? PageNumbers.withOffset(0, book.pageCount);
  }

  private static withOffset(offset: number, pageCount: number): PageNumbers {
    const pagesOf = (label: string): number[] => {
      const page = /^\d+$/u.test(label) ? Number(label) + offset : 0;
      return page >= 1 && page <= pageCount ? [page] : [];
    };
    return new PageNumbers({ source: 'offset', offset }, pagesOf, pageCount);
  }

  /**
   * @param isShown Chooses among pages with the same label; without a match the last one is used, because covers come
   *                first.
   */
  range(label: string, isShown: (page: number) => boolean): PageRange | null {
    const [start, end] = labelEnds(label);
    const pages = this.pagesOf(start ?? '');
    const first = pages.find(isShown) ?? pages.at(-1);
    if (first === undefined) return null;
    if (start === undefined || end === undefined) return { first, last: first };
    const lasts = this.pagesOf(completed(start, end)).filter((page) => page >= first);
    const last = lasts[0] ?? first;
    return { first, last: last - first > LONGEST_RANGE ? first : last };
  }

  private countShown(terms: readonly LabelledTerm[], texts: ReadonlyMap<number, string>): number {
    let shown = 0;
    for (const { path, labels } of terms) {
      const [label] = labels;
      if (label === undefined) continue;
      const isShown = (page: number): boolean => showsTerm(texts.get(page) ?? '', path);
      const range = this.range(label, isShown);
      if (range && isShown(range.first)) shown++;
    }
    return shown;
  }
}

/** Returns a test whether a page of the book could have a label: other numbers belong to the term. */
export function labelTest(book: Book): (label: string) => boolean {
  const labels = new Set(labelledPages(book).keys());
  const greatest = book.pageCount + OFFSETS.to;
  return (label) => {
    if (labels.has(label)) return true;
    if (/^\d+$/u.test(label)) return Number(label) >= 1 && Number(label) <= greatest;
    // If the PDF has no labels, a single letter is more often part of a term than a page of the preface.
    return labels.size === 0 && isRoman(label) && label.length > 1;
  };
}

function labelledPages(book: Book): Map<string, number[]> {
  const pages = new Map<string, number[]>();
  for (const { label, number } of book.pages) {
    if (label !== null) pages.set(label, [...(pages.get(label) ?? []), number]);
  }
  return pages;
}

function offsets(): number[] {
  const all: number[] = [];
  for (let offset = OFFSETS.from; offset <= OFFSETS.to; offset++) all.push(offset);
  return all.toSorted((a, b) => Math.abs(a) - Math.abs(b));
}

function completed(start: string, end: string): string {
  const shortened = SHORTENED.test(start) && SHORTENED.test(end) && end.length < start.length;
  return shortened ? start.slice(0, start.length - end.length) + end : end;
}

function evenly<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}
