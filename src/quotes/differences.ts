import type { Match } from './align-letters.js';
import { beginsWord, sourceBetween } from './letters.js';
import type { Letters } from './letters.js';
import { settleGaps } from './settle-gaps.js';

/** Words in which a quotation and the book differ; empty on the side that lacks them. */
export interface Difference {
  readonly quote: string;
  readonly book: string;
}

/** Whole words of both sides; `from` is included, `to` excluded. */
export interface Stretch {
  readonly quote: { readonly from: number; to: number };
  readonly book: { readonly from: number; to: number };
  differs: boolean;
}

/**
 * Compares word by word. Upper and lower case are told here, although they do not lower the similarity.
 *
 * @returns In the order of the text; empty if nothing differs that counts (see `Letters`).
 */
export function differencesOf(quote: Letters, book: Letters, match: Match): Difference[] {
  return differingStretches(quote, book, match).map((stretch) => ({
    quote: sourceBetween(quote, stretch.quote.from, stretch.quote.to),
    book: sourceBetween(book, stretch.book.from, stretch.book.to),
  }));
}

/** Words that differ, neighbouring ones together. */
export function differingStretches(quote: Letters, book: Letters, match: Match): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretchesOf(quote, book, match)) {
    const open = joined.at(-1);
    if (open?.differs && stretch.differs) {
      open.quote.to = stretch.quote.to;
      open.book.to = stretch.book.to;
    } else joined.push(stretch);
  }
  return joined.filter(({ differs }) => differs);
}

/** The shortest stretches that begin and end with a word on both sides. */
function stretchesOf(quote: Letters, book: Letters, { from, pairs }: Match): Stretch[] {
  const stretches: Stretch[] = [];
  let [q, b] = [0, from];
  for (const [ofQuote, ofBook] of settleGaps(pairs, quote, book)) {
    let open = stretches.at(-1);
    if (!open || (beginsWord(quote, q) && beginsWord(book, b))) {
      open = { quote: { from: q, to: q }, book: { from: b, to: b }, differs: false };
      stretches.push(open);
    }
    if (ofQuote < 0 || ofBook < 0 || quote.cased[ofQuote] !== book.cased[ofBook]) open.differs = true;
    if (ofQuote >= 0) q = ofQuote + 1;
    if (ofBook >= 0) b = ofBook + 1;
    open.quote.to = q;
    open.book.to = b;
  }
  return stretches;
}
