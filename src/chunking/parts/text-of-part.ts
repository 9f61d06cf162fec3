import type { ChunkPart } from '../../book/chunk-part.js';
import { codePointSlice } from '../../book/code-points.js';

/** The text of a chunk that a part covers. */
export function textOfPart(text: string, { first, last }: Pick<ChunkPart, 'first' | 'last'>): string {
  return codePointSlice(text, first, last + 1);
}
