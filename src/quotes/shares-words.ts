import type { Match } from './align-letters.js';
import { differingStretches } from './differences.js';
import { beginsWord } from './letters.js';
import type { Letters } from './letters.js';
import { settleGaps } from './settle-gaps.js';

/**
 * Share of the words of a quotation that may be others, be left out, be added or stand elsewhere. A sentence with its
 * words in another order is near in its letters where a short word was moved, but not in its words
 * (`npm run bench:quotes`).
 */
const MOST_STRANGE_WORDS = 0.2;
/** A word is another one when less than this share of its letters is the same. */
const COUNTERPART = 0.5;

/** Whether a quotation and a stretch of a text have enough words in common, in the same order. */
export function sharesWords(quote: Letters, text: Letters, match: Match): boolean {
  const pairs = settleGaps(match.pairs, quote, text);
  const same = pairs.filter(([q, t]) => q >= 0 && t >= 0 && quote.text[q] === text.text[t]);
  const [sameInQuote, sameInText] = [new Set(same.map(([q]) => q)), new Set(same.map(([, t]) => t))];
  const strange = differingStretches(quote, text, match).reduce((sum, stretch) => {
    // A word for another one is one difference, a word that was moved is two.
    const ofQuote = strangeWords(quote, stretch.quote, sameInQuote);
    return sum + Math.max(ofQuote, strangeWords(text, stretch.book, sameInText));
  }, 0);
  return strange <= MOST_STRANGE_WORDS * wordsIn(quote, { from: 0, to: quote.text.length }).length;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function strangeWords(letters: Letters, stretch: Stretch, same: ReadonlySet<number>): number {
  return wordsIn(letters, stretch).filter(({ from, to }) => {
    let found = 0;
    for (let letter = from; letter < to; letter++) if (same.has(letter)) found += 1;
    return found < (to - from) * COUNTERPART;
  }).length;
}

function wordsIn(letters: Letters, { from, to }: Stretch): Stretch[] {
  const words: { readonly from: number; to: number }[] = [];
  for (let letter = from; letter < to; letter++) {
    if (letter === from || beginsWord(letters, letter)) words.push({ from: letter, to: letter });
    words.at(-1)!.to = letter + 1;
  }
  return words;
}
