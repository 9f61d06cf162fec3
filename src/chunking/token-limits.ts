import type { TokenCounter, TokenLimits } from './chunk.js';

/** BERT- and RoBERTa-like models put a start token and an end token around every text. */
export const SPECIAL_TOKENS = 2;

/**
 * Shares of the model's limit without special tokens. A search finds a text about one topic more often than a text about
 * three: filling chunks to 0.8 loses 4 points of hit@5 (docs/decisions/0001).
 */
const JOINED_SHARE = 0.5;
const SOFT_SHARE = 0.25;
/** A smaller piece says too little by itself. */
const SMALL_SHARE = 0.2;

/**
 * @param maxTokens Longest input of the model, including special tokens (256 for the bundled model).
 * @returns Limits in tokens, including special tokens.
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
 * Counts word by word and remembers the count of each word, since a book repeats its words a hundred times.
 *
 * The count is exact for tokenisers that split at white space first (word pieces). For others it is a close
 * estimate, so the text of a finished chunk is counted once more as a whole.
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
