import { Injectable } from '@nestjs/common';
import type { ChunkFilter } from '../content/chunk-filter.js';
import type { ModelSlot } from '../embedding/active-models.js';
import type { QueryVector } from '../embedding/embedding.service.js';
import { NearestChunks } from '../embedding/nearest-chunks.js';
import type { Nearest } from '../embedding/nearest-chunks.js';
import { LexicalSearch } from '../lexical/lexical-search.js';
import type { LexicalSource, SoonerOrLater } from '../lexical/lexical-source.js';
import { SearchRepository } from './search.repository.js';
import type { FoundChunk } from './search.repository.js';

/** See `NearestChunks`. */
export interface VectorSource {
  nearest(query: QueryVector, filter: ChunkFilter, limit: number): SoonerOrLater<Nearest>;
  cosines(query: QueryVector, chunkIds: readonly string[]): SoonerOrLater<Map<string, number>>;
}

/** See `SearchRepository`. */
export interface TextSource {
  chunks(ids: readonly string[]): SoonerOrLater<FoundChunk[]>;
  around(found: readonly FoundChunk[]): SoonerOrLater<FoundChunk[]>;
}

/** Where a search finds its chunks: in the database, or in memory, with the same answers. */
export interface SearchSource {
  /** The models whose vectors it has; null: those that are active when it is asked. */
  readonly activeModels: readonly ModelSlot[] | null;
  readonly vectors: VectorSource;
  readonly words: LexicalSource;
  readonly texts: TextSource;
}

/** The database. */
@Injectable()
export class DatabaseSource implements SearchSource {
  readonly activeModels = null;
  readonly vectors: VectorSource;
  readonly words: LexicalSource;
  readonly texts: TextSource;

  constructor(vectors: NearestChunks, lexical: LexicalSearch, texts: SearchRepository) {
    this.vectors = vectors;
    this.words = lexical.stored;
    this.texts = texts;
  }
}
