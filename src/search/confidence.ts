/** How likely a result answers the query. */
export const CONFIDENCES = ['weak', 'fair', 'strong'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * Measured with 207 questions of people and 407 terms of indexes on ten manuals: of first results that are this far ahead
 * of the second, 91 % are on a page that answers. The distance says more than the score, which depends on the wording.
 */
const AHEAD = 0.07;
const LEAST_OF_STRONG = 0.35;
/** Of first results below both, 35 % answer. */
const HARDLY_AHEAD = 0.03;
const LOW = 0.45;

/**
 * @param score 0 to 1.
 * @param next Score of the second result, for the first one; null for any other result.
 */
export function confidenceOf(score: number, next: number | null): Confidence {
  if (next === null) return score < LOW ? 'weak' : 'fair';
  const ahead = score - next;
  if (ahead >= AHEAD && score >= LEAST_OF_STRONG) return 'strong';
  return ahead < HARDLY_AHEAD && score < LOW ? 'weak' : 'fair';
}
