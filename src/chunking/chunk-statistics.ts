import type { Chunk } from './chunk.js';

/** Lengths of the chunks of a book, in tokens of the model that embeds them, including special tokens. */
export interface TokenStatistics {
  readonly minimum: number;
  /** Rounded. */
  readonly mean: number;
  readonly maximum: number;
  /** Number of chunks that are longer than this many tokens. */
  readonly over1000: number;
  readonly over2000: number;
  readonly over4000: number;
}

/** @returns Null when there are no chunks. */
export function tokenStatistics(chunks: readonly Pick<Chunk, 'tokens'>[]): TokenStatistics | null {
  if (chunks.length === 0) return null;
  const tokens = chunks.map((chunk) => chunk.tokens);
  const over = (limit: number): number => tokens.filter((count) => count > limit).length;
  return {
    minimum: tokens.reduce((a, b) => Math.min(a, b)),
    mean: Math.round(tokens.reduce((sum, count) => sum + count, 0) / tokens.length),
    maximum: tokens.reduce((a, b) => Math.max(a, b)),
    over1000: over(1000),
    over2000: over(2000),
    over4000: over(4000),
  };
}
