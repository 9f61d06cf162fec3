/** What one contender did with all texts, once. */
export interface EmbeddingRun {
  /** From the first text to the last vector; the start of the process and loading of the model are not in it. */
  readonly seconds: number;
  /** Milliseconds that the answer to one call or message took; null when the contender does not say. */
  readonly messageMs: { readonly p50: number; readonly p95: number } | null;
  /** 99th percentile of the delay of the caller's event loop meanwhile; null when the contender does not say. */
  readonly eventLoopP99Ms: number | null;
  /** Of the whole process tree, loading included; null where the system does not say. */
  readonly peakRssBytes: number | null;
  /** Tokens that were run, as Colophon counts them; null from the others. */
  readonly tokens: number | null;
  /** Unit vectors, one row for each text in the given order. */
  readonly vectors: Float32Array;
}

/** Where a contender finds its texts and leaves its vectors. */
export interface EmbeddingTask {
  /** JSON array of texts. */
  readonly textsFile: string;
  /** To be written: little-endian float32, row by row. */
  readonly vectorsFile: string;
}
