import type { ModelOnTrial } from '../search/search-request.js';
import type { CoveredPages } from './metrics.js';

export interface AskOptions {
  /** One of `AskedSearch.legs`. */
  readonly leg: string;
  /** Identifiers of the documents to search; empty: the whole library. */
  readonly documents: readonly string[];
  readonly limit: number;
  /** Asks as if this model were active. */
  readonly trial?: ModelOnTrial;
}

/** A result as far as it is judged. */
export interface RankedPages extends CoveredPages {
  readonly documentId: string;
  readonly score: number;
}

/**
 * The search that is evaluated.
 *
 * It must not rank by the printed index of a book, because the terms of that index are the questions of `eval auto`.
 */
export abstract class AskedSearch {
  /** Its ways to find, which are compared with each other; the first is the one that readers get. */
  abstract readonly legs: readonly string[];

  /** The model that questions name instead of the active ones. @throws {UserError} `model.missing`, `model.no_vectors` */
  abstract trialOf(model: string | undefined): Promise<ModelOnTrial | undefined>;

  /** @returns The results, best first. */
  abstract ask(query: string, options: AskOptions): Promise<readonly RankedPages[]>;
}
