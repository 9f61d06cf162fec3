/** The start of a scoring thread. */
export interface ScoringData {
  /** Unit vectors, row by row. */
  readonly queries: Float32Array;
  readonly dimension: number;
  /** Rows a list. */
  readonly length: number;
  readonly threshold: number;
}

/** To the thread. `block`: unit vectors row by row, big-endian as the database sends them. */
export type ToScoring = { readonly block: Uint8Array } | { readonly end: true };

/** The best rows of one query, counted over all blocks, best first. */
export interface ScoredRows {
  readonly rows: Int32Array;
  readonly scores: Float32Array;
}

/** From the thread: a block is done, or all are. */
export type FromScoring = { readonly done: true } | { readonly lists: readonly ScoredRows[] };
