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
/** Letters of a word beside a match that is looked at; a longer one does not move without its letters being missed. */
const LONG_WORD = 30;

/** Whether a quotation and a stretch of a text have enough words in common, in the same order. */
export function sharesWords(quote: Letters, text: Letters, match: Match): boolean {
  const pairs = settleGaps(match.pairs, quote, text);
  const same = pairs.filter(([q, t]) => q >= 0 && t >= 0 && quote.text[q] === text.text[t]);
  const [sameInQuote, sameInText] = [new Set(same.map(([q]) => q)), new Set(same.map(([, t]) => t))];
  let strange = 0;
  const added: Stretch[] = [];
  for (const stretch of differingStretches(quote, text, match)) {
    const ofQuote = strangeWords(quote, stretch.quote, sameInQuote);
    // A word for another one is one difference, a word that was moved is two.
    strange += Math.max(ofQuote.length, strangeWords(text, stretch.book, sameInText).length);
    added.push(...ofQuote);
  }
  // A word that was moved away from an end has its other place just outside of the match. One that stands at the same
  // end of the quotation was not moved: what lies between is left out.
  const [first, last] = [same[0]?.[0] ?? 0, same.at(-1)?.[0] ?? 0];
  const { before, after } = wordsBeside(text, match, added.length);
  strange += added.filter(({ from, to }) => {
    const word = quote.text.slice(from, to);
    return (to > first && before.includes(word)) || (from <= last && after.includes(word));
  }).length;
  return strange <= MOST_STRANGE_WORDS * wordsIn(quote, { from: 0, to: quote.text.length }).length;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function strangeWords(letters: Letters, stretch: Stretch, same: ReadonlySet<number>): Stretch[] {
  return wordsIn(letters, stretch).filter(({ from, to }) => {
    let found = 0;
    for (let letter = from; letter < to; letter++) if (same.has(letter)) found += 1;
    return found < (to - from) * COUNTERPART;
  });
}

/** The words before and after a stretch, so many on either side. */
function wordsBeside(
  letters: Letters,
  { from, to }: Stretch,
  count: number,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const textOf = (word: Stretch) => letters.text.slice(word.from, word.to);
  const reach = count * LONG_WORD;
  if (count === 0) return { before: [], after: [] };
  const before = wordsIn(letters, { from: Math.max(0, from - reach), to: from });
  const after = wordsIn(letters, { from: to, to: Math.min(letters.text.length, to + reach) });
  return { before: before.slice(-count).map(textOf), after: after.slice(0, count).map(textOf) };
}

function wordsIn(letters: Letters, { from, to }: Stretch): Stretch[] {
  const words: { readonly from: number; to: number }[] = [];
  for (let letter = from; letter < to; letter++) {
    if (letter === from || beginsWord(letters, letter)) words.push({ from: letter, to: letter });
    words.at(-1)!.to = letter + 1;
  }
  return words;
}
