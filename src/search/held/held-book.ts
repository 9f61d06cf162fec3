import type { FoundChunk } from '../search.repository.js';

/** Chunks of a book that have a term. */
export interface HeldList {
  readonly chunks: number;
  /** As it is stored, see `lexical/posting-list.ts`. */
  readonly list: Buffer;
}

/** Vectors of chunks by one model. */
export interface HeldVectors {
  readonly chunks: readonly FoundChunk[];
  /** Of length 1, one after the other in the order of the chunks, each of `stride` numbers. */
  readonly vectors: Float32Array;
  readonly stride: number;
}

/** Everything that searches need of a published book. */
export interface HeldBook {
  readonly documentId: string;
  /** Changes with everything that readers see of the book. */
  readonly edition: string;
  /** By their ordinals; ordinals without a chunk are holes. */
  readonly chunks: readonly (FoundChunk | undefined)[];
  /** By the model that is active for the type of the chunk. */
  readonly vectors: ReadonlyMap<number, HeldVectors>;
  /** Published chunks without a vector of the active model: no search by meaning finds them until they have one. */
  readonly lacking: readonly string[];
  /** Null for a book whose words are not indexed yet. */
  readonly words: {
    readonly chunks: number;
    readonly totalLength: number;
    readonly lists: ReadonlyMap<string, HeldList>;
  } | null;
}
