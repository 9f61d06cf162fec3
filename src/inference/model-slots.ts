import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { EmbeddingConfig } from './embedding.config.js';
import { isGpu } from './device.js';
import type { Device } from './device.js';

/**
 * A CPU runs one text at a time. A few per message keep it busy, and queries and cancellations are received between
 * messages.
 */
const TEXTS_ON_CPU = 8;
/** A GPU runs a message as one batch. Listings fill a model of 512 tokens; prose fills half of a model of 256. */
const TEXTS_ON_GPU = { concept: 32, other: 16 } as const;

/** The model that embeds chunks of a type: the one set for that type, otherwise the default one. */
export function modelKeyFor(type: ChunkType, { models }: Pick<EmbeddingConfig, 'models'>): string {
  return models.byKey[type] ?? models.default;
}

/** Every model in use, the default one first. */
export function modelKeys({ models }: Pick<EmbeddingConfig, 'models'>): readonly string[] {
  return [...new Set([models.default, ...Object.values(models.byKey)])];
}

/** Types of chunks that a model embeds. */
function typesOf(key: string, config: Pick<EmbeddingConfig, 'models'>): readonly ChunkType[] {
  return CHUNK_TYPES.filter((type) => modelKeyFor(type, config) === key);
}

/** How many texts a worker gets in one message. If the model embeds several types, their smallest number applies. */
export function textsPerMessage(
  key: string,
  config: Pick<EmbeddingConfig, 'models' | 'textsPerMessage'>,
  device: Device,
): number {
  const types = typesOf(key, config);
  const setting = config.textsPerMessage;
  if (setting !== 'auto') {
    const numbers = types.map((type) => setting.byKey[type] ?? setting.default);
    return numbers.length > 0 ? Math.min(...numbers) : setting.default;
  }
  if (!isGpu(device)) return TEXTS_ON_CPU;
  return types.includes('concept') ? TEXTS_ON_GPU.concept : TEXTS_ON_GPU.other;
}
