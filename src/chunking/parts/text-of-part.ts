import type { ChunkPart } from '../../book/chunk-part.js';

const HIGH_SURROGATE = /[\ud800-\udbff]/;

/** The stretch of a chunk's text that a part covers. */
export function textOfPart(text: string, { first, last }: Pick<ChunkPart, 'first' | 'last'>): string {
  // Nearly every text has characters of one unit only, where code points need no counting.
  if (!HIGH_SURROGATE.test(text)) return text.slice(first, last + 1);
  return Array.from(text)
    .slice(first, last + 1)
    .join('');
}
