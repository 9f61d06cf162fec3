import { Injectable } from '@nestjs/common';
import type { ChunkFilter } from '../content/chunk-filter.js';
import { chunkNotFound } from '../content/not-found.js';
import { isUuid } from '../database/is-uuid.js';
import { DocumentsService } from '../documents/documents.service.js';
import { NearestChunks } from '../embedding/nearest-chunks.js';
import { UserError } from '../errors/errors.js';
import { assertLimit } from './search-request.js';
import { SearchRepository, passageOf } from './search.repository.js';
import type { Passage } from './search.repository.js';

/** A chunk that means nearly the same as another one. */
export interface SimilarChunk extends Passage {
  /** Rank in the list, from 1. */
  readonly rank: number;
  /** Cosine of the vectors of both chunks. */
  readonly score: number;
}

export interface SimilarAnswer {
  /** The chunk in question. */
  readonly chunk: Passage;
  readonly results: readonly SimilarChunk[];
}

/** Finds chunks that are near to a chunk. */
@Injectable()
export class SimilarService {
  constructor(
    private readonly repository: SearchRepository,
    private readonly nearest: NearestChunks,
    private readonly documents: DocumentsService,
  ) {}

  /**
   * The chunks nearest to a chunk by their vectors, best first; never the chunk itself.
   *
   * @throws {UserError} `chunk.not_found`, `chunk.no_vector`, `search.limit`, `document.not_found` for an unknown filter.
   */
  async similarTo(chunkId: string, limit: number, filter: ChunkFilter = {}): Promise<SimilarAnswer> {
    assertLimit(limit);
    await this.documents.requireAll(filter.documents ?? []);
    const chunk = await this.require(chunkId);
    const vector = await this.nearest.vectorOf(chunkId);
    if (!vector) {
      throw new UserError('chunk.no_vector', `The chunk ${chunkId} has no vector.`, {
        fault: 'conflict',
        field: 'chunk',
        hint: 'Embed its book again with `colophon reprocess --stage embedding`.',
      });
    }
    // One more, as the nearest of all is the chunk itself.
    const { chunks } = await this.nearest.nearest(vector, filter, limit + 1);
    const others = chunks.filter((one) => one.chunkId !== chunk.chunkId).slice(0, limit);
    const rows = await this.repository.chunks(others.map((one) => one.chunkId));
    const byId = new Map(rows.map((row) => [row.chunkId, passageOf(row)]));
    const found = others.flatMap(({ chunkId: id, cosine }) => {
      const passage = byId.get(id);
      // A book may be deleted between the two statements.
      return passage ? [{ passage, cosine }] : [];
    });
    return {
      chunk,
      results: found.map(({ passage, cosine }, index) => ({ rank: index + 1, score: cosine, ...passage })),
    };
  }

  private async require(chunkId: string): Promise<Passage> {
    const [row] = isUuid(chunkId) ? await this.repository.chunks([chunkId]) : [];
    if (row) return passageOf(row);
    throw chunkNotFound(chunkId);
  }
}
