import type { ChunkFilter } from '../content/chunk-filter.js';
import type { PlacedScore, TermLists } from './chunk-scores.js';
import type { BookPlaces, ScoredChunk, TermStatistics } from './lexical-search.repository.js';

/** What is in memory is there at once. */
export type SoonerOrLater<T> = T | Promise<T>;

/** Where a search by words finds its lists: in the database, or in memory. See `LexicalSearchRepository`. */
export interface LexicalSource {
  statistics(terms: readonly string[]): SoonerOrLater<TermStatistics>;
  lists(terms: readonly string[], documents: readonly string[]): SoonerOrLater<TermLists[]>;
  allowedAmong(
    placed: readonly PlacedScore[],
    filter: ChunkFilter,
    limit: number,
  ): SoonerOrLater<ScoredChunk[]>;
  allowedPlaces(filter: ChunkFilter, most: number): SoonerOrLater<BookPlaces[] | null>;
}
