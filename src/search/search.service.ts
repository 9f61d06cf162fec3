import { Injectable, Logger } from '@nestjs/common';
import { DocumentsService } from '../documents/documents.service.js';
import { isUuid } from '../database/is-uuid.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { isVisible } from '../documents/visible-text.js';
import { UserError, messageOf } from '../errors/errors.js';
import { fuseByRank } from './fuse-by-rank.js';
import { SearchRepository } from './search.repository.js';
import type { FoundChunk, Passage, SearchFilter } from './search.repository.js';

export type { Passage } from './search.repository.js';

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
  async passage(chunkId: string): Promise<Passage> {
    const passage = isUuid(chunkId) ? await this.repository.passage(chunkId) : null;
    if (passage) return passage;
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
    const lists = await Promise.all(
      vectors.map(async ({ vector, modelId, types }) => {
        const wanted = types.filter((type) => filter.types.length === 0 || filter.types.includes(type));
        if (wanted.length === 0) return [];
        return this.repository.nearest(vector, modelId, { ...filter, types: wanted });
      }),
    );
    return fuseByRank(lists).slice(0, filter.limit);
  }
}
