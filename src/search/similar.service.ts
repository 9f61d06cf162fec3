import { Injectable } from '@nestjs/common';
import type { ChunkFilter } from '../content/chunk-filter.js';
import { chunkNotFound } from '../content/not-found.js';
import { isUuid } from '../database/is-uuid.js';
import { DocumentsService } from '../documents/documents.service.js';
import { NamedModels } from '../embedding/named-models.js';
import { NearestChunks } from '../embedding/nearest-chunks.js';
import type { QueryVector } from '../embedding/query-embedding.js';
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

/** Which chunks may be found, and by what. */
export interface SimilarRequest extends ChunkFilter {
  /** Key of the model whose vectors are compared, instead of those of the active one. */
  readonly model?: string;
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
    private readonly named: NamedModels,
  ) {}

  /**
   * The chunks nearest to a chunk by their vectors, best first; never the chunk itself.
   *
   * @throws {UserError} `chunk.not_found`, `chunk.no_vector`, `search.limit`, `document.not_found` for an unknown filter,
   *         `model.missing`, `model.damaged` and `model.no_vectors` for the model.
   */
  async similarTo(chunkId: string, limit: number, request: SimilarRequest = {}): Promise<SimilarAnswer> {
    const { model, ...filter } = request;
    assertLimit(limit);
    await this.documents.requireAll(filter.documents ?? [], 'document');
    const chunk = await this.require(chunkId);
    const vector = await this.requireVector(chunkId, model, filter.types);
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

  private async requireVector(
    chunkId: string,
    model: string | undefined,
    types: ChunkFilter['types'],
  ): Promise<QueryVector> {
    const vector =
      model === undefined
        ? await this.nearest.vectorOf(chunkId)
        : await this.nearest.vectorBy(await this.named.require(model, types), chunkId);
    if (vector) return vector;
    const by = model === undefined ? '' : ` by ${model}`;
    const embed =
      model === undefined
        ? 'Embed its book again with `colophon reprocess --stage embedding`.'
        : `\`colophon models activate ${model} --hold\` embeds what has none.`;
    throw new UserError('chunk.no_vector', `The chunk ${chunkId} has no vector${by}.`, {
      fault: 'conflict',
      field: 'chunk',
      hint: embed,
    });
  }

  private async require(chunkId: string): Promise<Passage> {
    const [row] = isUuid(chunkId) ? await this.repository.chunks([chunkId]) : [];
    if (row) return passageOf(row);
    throw chunkNotFound(chunkId);
  }
}
