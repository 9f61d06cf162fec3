import type { ChunkPart } from '../../book/chunk-part.js';

const HIGH_SURROGATE = /[\ud800-\udbff]/;

/** The text of a chunk that a part covers. */
export function textOfPart(text: string, { first, last }: Pick<ChunkPart, 'first' | 'last'>): string {
  // Almost all texts have only characters of one UTF-16 unit, so code points need no counting.
  if (!HIGH_SURROGATE.test(text)) return text.slice(first, last + 1);
  return Array.from(text)
    .slice(first, last + 1)
    .join('');
}
