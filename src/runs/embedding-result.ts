/**
 * Result of embedding and saving chunks: the one shape that every caller gets, whatever the executor.
 *
 * `total_chunks = embeddings_generated + embeddings_failed + embeddings_reused`.
 */
export interface EmbeddingResult {
  readonly total_chunks: number;
  readonly embeddings_generated: number;
  readonly embeddings_failed: number;
  /** Vectors that existed for the same text and model and were not computed again. */
  readonly embeddings_reused: number;
  /** Of those with a vector, texts that were longer than the model reads: their end was cut. */
  readonly embeddings_truncated: number;
  /** Rows created or updated. */
  readonly database_saves: number;
  readonly database_errors: number;
  /** Model key -> chunks that have a vector of it now. */
  readonly models_used: Readonly<Record<string, number>>;
  /** Seconds from the first text to the last commit. */
  readonly processing_time: number;
}

/** A chunk without a vector, and why. */
export interface EmbeddingFailure {
  readonly chunkId: string;
  readonly code: string;
  readonly message: string;
}
