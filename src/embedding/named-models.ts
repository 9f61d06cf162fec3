import { Injectable } from '@nestjs/common';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { UserError } from '../errors/errors.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import type { ModelOnTrial } from './query-embedding.js';

/** A named model, and the types of chunks of which the library has vectors by it. */
export interface NamedModel extends ModelOnTrial {
  /** Of its vectors in the library. */
  readonly modelId: number;
}

/** Models that a reader names for one search, whether they are active or not. */
@Injectable()
export class NamedModels {
  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly repository: ChunkEmbeddingRepository,
  ) {}

  /**
   * A model for the types of chunks of which the library has vectors by it, be they of all such chunks or of some. Types
   * without any chunk are among them: they would only make the search look as if it had two parts.
   *
   * @param wanted The types that the search is limited to; empty: all.
   * @throws {UserError} `model.missing`, `model.damaged`, `model.no_vectors`
   */
  async require(key: string, wanted: readonly ChunkType[] = []): Promise<NamedModel> {
    const modelId = await this.repository.findModel(await this.engine.identity(key));
    const coverage = modelId === null ? [] : await this.repository.coverage(modelId, CHUNK_TYPES);
    const types = coverage.filter((one) => one.vectors || !one.chunks).map(({ type }) => type);
    const withVectors = coverage.filter((one) => one.vectors).map(({ type }) => type);
    if (modelId === null || withVectors.length === 0) {
      throw noVectors(
        `The library has no vectors of ${key}.`,
        '`colophon statistics` lists the models that it has vectors of; ' +
          `\`colophon models activate ${key} --hold\` makes them, and searches stay as they are.`,
      );
    }
    if (wanted.length > 0 && !wanted.some((type) => types.includes(type))) {
      throw noVectors(
        `The library has no vectors of ${key} for chunks of the type ${wanted.join(' or ')}.`,
        `It has some for ${withVectors.join(', ')}: search these, or leave the model out.`,
      );
    }
    return { key, types, modelId };
  }
}

function noVectors(message: string, hint: string): UserError {
  return new UserError('model.no_vectors', message, { fault: 'conflict', field: 'model', hint });
}
