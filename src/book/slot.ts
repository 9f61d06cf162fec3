import type { ChunkType } from './chunk-type.js';

/** What a model is used for: text that explains, or text that is or surrounds code. Their scores are never compared. */
export const SLOTS = ['concept', 'code'] as const;
export type Slot = (typeof SLOTS)[number];

/** The types of chunks that belong to a slot; each type belongs to exactly one. */
export const TYPES_OF_SLOT: Readonly<Record<Slot, readonly ChunkType[]>> = {
  concept: ['concept'],
  code: ['code', 'example', 'exercise', 'try_it'],
};
