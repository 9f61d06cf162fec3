import * as z from 'zod';
import { UserError } from '../errors/errors.js';
import type { TokenCounting } from '../context/token-counters.js';
import type { ToolAnswer } from './library-tool.js';

/** In tokens. One passage with all that is cited of it has up to a few hundred. */
export const LEAST_BUDGET = 300;
export const LARGEST_BUDGET = 20_000;
export const USUAL_BUDGET = 3000;

/** Shorter, the beginning of a passage tells nothing. */
const LEAST_LENGTH = 40;

/** The argument of all tools whose answers can be long. */
export const BUDGET = z
  .int()
  .min(LEAST_BUDGET)
  .max(LARGEST_BUDGET)
  .default(USUAL_BUDGET)
  .describe(
    'Most tokens of the answer, as text and as JSON, counted by the model of the library; other models count a little more or less.',
  );

export interface Budget {
  readonly tokens: number;
  readonly counting: TokenCounting;
}

/** How an answer is made of things in order. */
export interface Making<T, O extends object> {
  readonly items: readonly T[];
  /** The answer with a beginning of the items; what it lacks, it says itself. */
  readonly answerOf: (kept: readonly T[]) => ToolAnswer<O>;
  /** An item with only so many characters of its text; missing: items are whole or left out. */
  readonly shortened?: { readonly length: (item: T) => number; readonly to: (item: T, length: number) => T };
}

/**
 * The answer with the longest beginning of the items that the budget allows, both as text and as JSON. If not even the
 * first one fits, with the beginning of its text.
 *
 * @throws {UserError} `mcp.small_budget` when that does not fit either.
 */
export function withinBudget<T, O extends object>(
  { items, answerOf, shortened }: Making<T, O>,
  { tokens, counting }: Budget,
): ToolAnswer<O> {
  const fits = ({ text, structured }: ToolAnswer<O>) =>
    counting.count(text) <= tokens && counting.count(JSON.stringify(structured)) <= tokens;
  const beginning = largestFitting(0, items.length, (size) => answerOf(items.slice(0, size)), fits);
  const first = items[0];
  if (beginning && (beginning.size > 0 || first === undefined)) return beginning.answer;
  if (first !== undefined && shortened) {
    const { length, to } = shortened;
    const cut = largestFitting(LEAST_LENGTH, length(first), (size) => answerOf([to(first, size)]), fits);
    if (cut) return cut.answer;
  }
  throw new UserError('mcp.small_budget', `Nothing of the answer fits into ${tokens} tokens.`, {
    field: 'budget',
    hint: `Call the tool again with a larger budget, at most ${LARGEST_BUDGET}.`,
  });
}

/** The answer of the largest size that fits, where a larger size makes a longer answer; null when none fits. */
function largestFitting<A>(
  least: number,
  most: number,
  answerOf: (size: number) => A,
  fits: (answer: A) => boolean,
): { readonly size: number; readonly answer: A } | null {
  let found: { size: number; answer: A } | null = null;
  let [low, high] = [least, most];
  // Mostly everything fits.
  for (let size = most; low <= high; size = Math.floor((low + high) / 2)) {
    const answer = answerOf(size);
    if (fits(answer)) {
      found = { size, answer };
      low = size + 1;
    } else high = size - 1;
  }
  return found;
}
