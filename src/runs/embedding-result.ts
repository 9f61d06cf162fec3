/**
 * Result of embedding and saving chunks. Every caller gets this shape, whatever the executor.
 *
 * `total_chunks = embeddings_generated + embeddings_failed + embeddings_reused`.
 */
export interface EmbeddingResult {
  readonly total_chunks: number;
  readonly embeddings_generated: number;
  readonly embeddings_failed: number;
  /** Existing vectors of the same text and model, which were reused instead of computed. */
  readonly embeddings_reused: number;
  /** Texts that have a vector but were longer than the model reads, so that their end was cut off. */
  readonly embeddings_truncated: number;
  /** Rows created or updated. */
  readonly database_saves: number;
  readonly database_errors: number;
  /** Model key -> number of chunks that now have a vector of this model. */
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
