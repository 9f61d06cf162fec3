import { Injectable, Logger } from '@nestjs/common';
import { ContentRepository } from '../content/content.repository.js';
import type { ChunkDetails } from '../content/content.repository.js';
import { DocumentsService } from '../documents/documents.service.js';
import { isUuid } from '../database/is-uuid.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { isVisible } from '../documents/visible-text.js';
import { UserError, messageOf } from '../errors/errors.js';
import { fuseByRank } from './fuse-by-rank.js';
import { SearchRepository } from './search.repository.js';
import type { FoundChunk, Passage, SearchFilter } from './search.repository.js';

export type { Passage } from './search.repository.js';

/** One chunk with all that is known about it. */
export type WholePassage = Passage & ChunkDetails;

export interface SearchResult extends FoundChunk {
  /** Rank in the list, from 1. */
  readonly rank: number;
}

export interface SearchAnswer {
  readonly results: readonly SearchResult[];
  readonly tookMs: number;
  /**
   * Number of chunks in the whole library that no query finds, because their vectors are from a model that is no longer
   * in use: their books must be ingested again.
   */
  readonly needsReembedding: number;
}

/** Maximum characters of a query: far more than the model reads, far less than would occupy it for long. */
export const QUERY_LENGTH = 10_000;

/** Counting scans every chunk of the library; within this time, in milliseconds, the last count is returned. */
const RECOUNT_AFTER = 60_000;

@Injectable()
export class SearchService {
  private readonly logger = new Logger(SearchService.name);
  private counting: Promise<void> | null = null;
  private outdated: { readonly count: number; readonly at: number } | null = null;

  constructor(
    private readonly embedding: EmbeddingService,
    private readonly documents: DocumentsService,
    private readonly repository: SearchRepository,
    private readonly content: ContentRepository,
  ) {}

  /**
   * The published chunks nearest in meaning to the query.
   *
   * @throws {UserError} `search.empty_query`, `search.long_query`, `document.not_found` for an unknown filter.
   */
  async search(query: string, filter: SearchFilter): Promise<SearchAnswer> {
    const started = performance.now();
    if (!isVisible(query)) {
      throw new UserError('search.empty_query', 'The query has no visible characters.', {
        field: 'query',
        hint: 'Ask something.',
      });
    }
    if (query.length > QUERY_LENGTH) {
      throw new UserError('search.long_query', `The query is longer than ${QUERY_LENGTH} characters.`, {
        field: 'query',
      });
    }
    await this.documents.requireAll(filter.documents);
    const found = await this.nearest(query, filter);
    const results = found.map((chunk, index) => Object.assign({ rank: index + 1 }, chunk));
    const tookMs = Math.round(performance.now() - started);
    return { results, tookMs, needsReembedding: await this.countOutdated() };
  }

  /**
   * One whole published chunk, identified by the `chunkId` of a search result.
   *
   * @throws {UserError} `chunk.not_found`
   */
  async passage(chunkId: string): Promise<WholePassage> {
    const passage = isUuid(chunkId) ? await this.repository.passage(chunkId) : null;
    const details = passage && (await this.content.details(chunkId));
    if (details) return { ...passage, ...details };
    throw new UserError('chunk.not_found', `There is no chunk ${chunkId}.`, {
      field: 'chunk',
      hint: 'Use a chunkId from a search result; the ids of a book change when it is ingested again.',
    });
  }

  /** The first call waits for the count; later calls return the last count while a new one runs. */
  private async countOutdated(): Promise<number> {
    const stale = !this.outdated || performance.now() - this.outdated.at > RECOUNT_AFTER;
    if (stale) this.counting ??= this.recount();
    if (!this.outdated) await this.counting;
    return this.outdated?.count ?? 0;
  }

  private async recount(): Promise<void> {
    try {
      this.outdated = { count: await this.embedding.countOutdated(), at: performance.now() };
    } catch (error) {
      this.logger.warn(`Chunks without a vector could not be counted: ${messageOf(error)}`);
    } finally {
      this.counting = null;
    }
  }

  private async nearest(query: string, filter: SearchFilter): Promise<FoundChunk[]> {
    const vectors = await this.embedding.embedQuery(query);
    const lists = await Promise.all(vectors.map((vector) => this.repository.nearest(vector, filter)));
    return fuseByRank(lists).slice(0, filter.limit);
  }
}
