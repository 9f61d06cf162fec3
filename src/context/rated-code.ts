import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import { textOfPart } from '../chunking/parts/text-of-part.js';
import { codingComplexity } from './coding-complexity.js';
import type { CodingComplexity } from './coding-complexity.js';

/** Chunks that hold a program. */
export const RATED: readonly ChunkType[] = ['code', 'try_it'];

/** How hard the program of a chunk is to read; null for chunks of types that hold none. */
export function complexityOf({
  type,
  text,
  parts,
}: {
  readonly type: ChunkType;
  readonly text: string;
  readonly parts: readonly ChunkPart[] | null;
}): CodingComplexity | null {
  return RATED.includes(type) ? codingComplexity(codeOf(text, parts)) : null;
}

/** The program in a chunk; the whole text when its parts are not known. */
function codeOf(text: string, parts: readonly ChunkPart[] | null): string {
  const code = parts?.filter(({ kind }) => kind === 'code').map((part) => textOfPart(text, part)) ?? [];
  return code.length > 0 ? code.join('\n') : text;
}
