import type { ChunkType } from '../chunking/chunk.js';
import type { EmbeddingConfig } from '../config/config.js';

/** Which model embeds the chunks of a type: the one named for it, else the default one. */
export function modelKeyFor(type: ChunkType, { models }: Pick<EmbeddingConfig, 'models'>): string {
  return models.byKey[type] ?? models.default;
}

/** Every model in use, the default one first. */
export function modelKeys({ models }: Pick<EmbeddingConfig, 'models'>): readonly string[] {
  return [...new Set([models.default, ...Object.values(models.byKey)])];
}
