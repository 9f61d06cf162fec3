import type { Page } from '../../book/page.js';
import { ListingNumbers } from './listing-numbers.js';
import { settleProportional } from './proportional-listings.js';
import { settleTypescript } from './typewriter-book.js';

/**
 * Decides for the lines of a book whether they are code where their font does not tell: `monoShare` is 1 for lines of
 * listings in proportional fonts, and 0 for prose in fixed-width fonts. Numbers beside the lines of listings are known as
 * such and are no part of the text.
 *
 * @param pages All pages of the book in order, with furniture marked.
 */
export function settleListings(pages: readonly Page[]): readonly Page[] {
  const numbers = new ListingNumbers();
  const withoutNumbers = pages.map((page) => {
    const lines = numbers.takeOut(page.lines);
    return lines === page.lines ? page : { ...page, lines };
  });
  return settleProportional(settleTypescript(withoutNumbers));
}
