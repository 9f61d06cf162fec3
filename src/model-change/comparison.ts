import type { TrialFigure } from '../evaluation/model-trial.js';

/** How differently two models find, and how well, as far as the library itself can tell. */
export interface Comparison {
  /** Queries from the library itself: titles of sections and beginnings of chunks. */
  readonly queries: number;
  /** Share of the first ten results of the old model that are among the first ten of the new one: mean and lowest. */
  readonly overlap: number;
  readonly leastOverlap: number;
  /** Share of the queries with the same first result. */
  readonly sameFirst: number;
  /** Terms of the library's own indexes that were asked. Missing in a comparison of an earlier version. */
  readonly terms?: number;
  /** How often the pages that the indexes give were found; empty without terms. */
  readonly figures?: readonly ComparedFigure[];
  /** Why there are no figures. */
  readonly noFigures?: string;
}

export type ComparedFigure = TrialFigure;
