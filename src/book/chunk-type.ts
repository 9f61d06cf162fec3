/** The kinds of passages into which a book is cut; settings, models and searches refer to them by name. */
export const CHUNK_TYPES = ['concept', 'code', 'example', 'exercise', 'try_it'] as const;

export type ChunkType = (typeof CHUNK_TYPES)[number];
