/** The kinds of passages that a book is cut into; settings, models and searches name them. */
export const CHUNK_TYPES = ['concept', 'code', 'example', 'exercise', 'try_it'] as const;

export type ChunkType = (typeof CHUNK_TYPES)[number];
