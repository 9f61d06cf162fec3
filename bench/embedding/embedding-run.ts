/** The result of one contender for all texts, once. */
export interface EmbeddingRun {
  /** From the first text to the last vector, without starting the process and loading the model. */
  readonly seconds: number;
  /** Milliseconds per call or message; null if the contender does not report it. */
  readonly messageMs: { readonly p50: number; readonly p95: number } | null;
  /** 99th percentile of the delay of the caller's event loop; null if the contender does not report it. */
  readonly eventLoopP99Ms: number | null;
  /** Memory of the whole process tree, including loading; null if the system does not report it. */
  readonly peakRssBytes: number | null;
  /** Number of computed tokens, as counted by Colophon; null for the others. */
  readonly tokens: number | null;
  /** Unit vectors, one row for each text in the given order. */
  readonly vectors: Float32Array;
}

/** Where a contender finds its texts and writes its vectors. */
export interface EmbeddingTask {
  /** JSON array of texts. */
  readonly textsFile: string;
  /** Output: little-endian float32, row by row. */
  readonly vectorsFile: string;
}
