/**
 * What decided the type of a chunk. `label`: a label above it, such as "Exercise 3"; `only_code`: it has nothing but
 * code; `cue`: a sentence in it; `code_share`: at least half of it is code; `listing`: its prose stands beside a listing;
 * `default`: nothing of these; `by_hand`: a person.
 */
export const TYPE_RULES = [
  'label',
  'only_code',
  'cue',
  'code_share',
  'listing',
  'default',
  'by_hand',
] as const;
export type TypeRule = (typeof TYPE_RULES)[number];

export interface TypeReason {
  readonly rule: TypeRule;
  /** The sentence with the cue, the share of code in percent, or the first line of the listing; null for the other rules. */
  readonly evidence: string | null;
}
