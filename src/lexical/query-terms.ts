import { fold } from './terms/fold.js';
import { STOP_WORDS } from './terms/stop-words.js';
import type { TermOptions } from './terms/terms-of.js';
import { termsOf } from './terms/terms-of.js';

/** A term that a query asks for. */
export interface QueryTerm {
  readonly term: string;
  /** How often it is asked for; a part of a name counts half. */
  readonly weight: number;
}

/** The different terms of a query. Stop words count only when there is nothing else. */
export function queryTerms(query: string, options: TermOptions): QueryTerm[] {
  const all = termsOf(query, options);
  const telling = all.filter(({ from, to }) => !STOP_WORDS.has(fold(query.slice(from, to))));
  const weights = new Map<string, number>();
  for (const { text, weight } of telling.length > 0 ? telling : all) {
    weights.set(text, (weights.get(text) ?? 0) + weight);
  }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}
