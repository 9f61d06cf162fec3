import type { TokenCounter, TokenLimits } from './chunk.js';

/** A start and an end mark frame every text of BERT- and RoBERTa-like models. */
export const SPECIAL_TOKENS = 2;

/**
 * Shares of what a model can hold beside its special tokens. A text about one thing is found more often than one about
 * three: filling chunks to 0.8 loses 4 points of hit@5 (docs/decisions/0001).
 */
const JOINED_SHARE = 0.5;
const SOFT_SHARE = 0.25;
/** Scraps below it say nothing by themselves. */
const SMALL_SHARE = 0.2;

/**
 * @param maxTokens What the model accepts at once, special tokens included (256 for the bundled one).
 * @returns Limits in tokens, special tokens included.
 */
export function limitsFor(maxTokens: number): TokenLimits {
  const content = Math.max(1, maxTokens - SPECIAL_TOKENS);
  return {
    hard: content + SPECIAL_TOKENS,
    joined: Math.round(content * JOINED_SHARE) + SPECIAL_TOKENS,
    soft: Math.round(content * SOFT_SHARE) + SPECIAL_TOKENS,
    small: Math.round(content * SMALL_SHARE) + SPECIAL_TOKENS,
  };
}

/**
 * Counts word by word and remembers each word, since a book repeats its words a hundred times.
 *
 * Exact for tokenisers that split at white space first (word pieces); for others a close estimate, so
 * the text of a finished chunk is counted once more as a whole.
 */
export function wordByWord(countTokens: TokenCounter): TokenCounter {
  const known = new Map<string, number>();
  return (text) => {
    let sum = 0;
    for (const word of text.split(/\s+/)) {
      if (word === '') continue;
      let tokens = known.get(word);
      if (tokens === undefined) {
        tokens = countTokens(word);
        known.set(word, tokens);
      }
      sum += tokens;
    }
    return sum;
  };
}
