import type { SearchResult } from './use-answer.js';

/** The page on which the chunk that was found begins; the passage around it may begin earlier. */
export function pageOf({ chunkId, chunks, pageFirst }: SearchResult): number {
  return chunks.find((chunk) => chunk.chunkId === chunkId)?.page ?? pageFirst;
}
