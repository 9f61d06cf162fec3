import type { Highlight } from '../lexical/highlights.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { Difficulty } from '../documents/document.entity.js';
import type { VectorSearch } from './candidates.js';
import type { Confidence } from './confidence.js';
import type { Fusion, Leg } from './fuse.js';
import type { QueryKind } from './query-kind.js';
import type { Passage } from './search.repository.js';

/** A chunk of a passage, and where its text stands in the passage's: Unicode code points from 0, both included. */
export interface PassageChunk extends Highlight {
  readonly chunkId: string;
  /** The physical page on which it begins, from 1: that of the passage may be an earlier one. */
  readonly page: number;
}

/** How a result was found and ranked. */
export interface Explanation {
  /** What each leg says about the best chunk: its place in that leg's list, from 1, and its score, 0 to 1. */
  readonly vector: { readonly rank: number | null; readonly score: number | null };
  readonly lexical: { readonly rank: number | null; readonly score: number };
  /** What the score was multiplied with because of the section. */
  readonly sectionWorth: number;
  /** Chunks of the same document that say the same and were folded into this one. */
  readonly copies: number;
}

/** Neighbouring chunks of one section as one text; the best of them was found. Pages are those of the whole passage. */
export interface SearchResult extends Passage {
  /** Rank in the list, from 1. */
  readonly rank: number;
  /** 0 to 1; comparable within one answer only. */
  readonly score: number;
  readonly confidence: Confidence;
  readonly sectionId: string | null;
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  /** In reading order; `chunkId` is the best of them. */
  readonly chunks: readonly PassageChunk[];
  /** Where the text has words of the query. */
  readonly highlights: readonly Highlight[];
  /** One line around most of these words. */
  readonly preview: string;
  readonly explanation?: Explanation;
}

/** Counts of what was found, before it was cut to the limit. */
export interface Facets {
  readonly documents: readonly { readonly id: string; readonly title: string; readonly chunks: number }[];
  readonly types: readonly { readonly type: ChunkType; readonly chunks: number }[];
  /** Easiest first. Chunks of books whose level nobody knows are in none. */
  readonly difficulties: readonly { readonly difficulty: Difficulty; readonly chunks: number }[];
}

/** How the whole query was answered. */
export interface QueryExplanation {
  readonly kind: QueryKind;
  readonly leg: Leg;
  readonly fusion: Fusion;
  /** 0: only vectors counted; 1: only words. */
  readonly lexicalWeight: number;
  /** Terms that were searched, rarest first, and those that the library does not have. */
  readonly terms: readonly string[];
  readonly unknownTerms: readonly string[];
  /** How each model's vectors were searched: by an index, or by comparing all. */
  readonly vectors: readonly VectorSearch[];
}

export interface SearchAnswer {
  readonly results: readonly SearchResult[];
  /** That of the first result; `weak` also if there is none. */
  readonly confidence: Confidence;
  readonly facets: Facets;
  /** Cursor for the next page; null on the last one. */
  readonly next: string | null;
  readonly tookMs: number;
  /**
   * Number of chunks in the whole library that no query finds by meaning, because their vectors are from a model that is
   * no longer in use: their books must be ingested again. With a model of the request, those that have no vector by it.
   */
  readonly needsReembedding: number;
  readonly explanation?: QueryExplanation;
}
