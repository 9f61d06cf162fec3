/**
 * BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the
 * frequencies of all fields added up before they are saturated (BM25F).
 */

/** Saturation of repeated terms; the usual value. */
export const K1 = 1.2;
/**
 * How far the length of a chunk counts, 0 to 1. Usual is 0.75 for whole documents, whose length says that they ramble;
 * the length of a chunk mostly says where a section ended. On 127 questions and 450 index terms 0.5 was better by a point.
 */
export const B = 0.5;

/** What the whole library says about terms. */
export interface Statistics {
  readonly chunks: number;
  /** Mean length of a chunk, in weighted terms. */
  readonly averageLength: number;
}

/** Rarity of a term: 0 if every chunk has it, never negative. The form that Lucene uses. */
export function inverseFrequency(chunksWithTerm: number, { chunks }: Statistics): number {
  return Math.log(1 + (chunks - chunksWithTerm + 0.5) / (chunksWithTerm + 0.5));
}

/**
 * What one term adds to the score of a chunk, before it is multiplied with the term's rarity and weight: 0 to `K1 + 1`.
 *
 * @param frequency How often the chunk has the term, weighted by field.
 * @param length Of the chunk, in weighted terms.
 */
export function saturation(frequency: number, length: number, { averageLength }: Statistics): number {
  const norm = 1 - B + (B * length) / Math.max(1, averageLength);
  return (frequency * (K1 + 1)) / (frequency + K1 * norm);
}
