import type { BookIndex } from '../book-index/book-index.js';

/** A term of a printed index, and the pages to which the author of the book refers. */
export interface IndexQuestion {
  readonly term: string;
  /** Physical pages, from 1. */
  readonly pages: readonly number[];
}

/**
 * The terms of a book's own index as questions.
 *
 * @param listings Pages of the contents and of the index itself: they hold every term and answer none. A term that has
 *                 no other page is left out.
 * @param most     If there are more terms, those at equal distances are taken.
 */
export function indexQuestions(
  { entries }: Pick<BookIndex, 'entries'>,
  listings: ReadonlySet<number>,
  most: number,
): readonly IndexQuestion[] {
  const questions = entries
    .map(({ term, pages }) => ({ term, pages: pages.filter((page) => !listings.has(page)) }))
    .filter(({ pages }) => pages.length > 0);
  return evenly(questions, most);
}

function evenly<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}
