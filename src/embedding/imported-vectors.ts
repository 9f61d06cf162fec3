import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ModelIdentity } from '../models/model-identity.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import type { ChunkVector } from './chunk-embedding.repository.js';
import { encodeVectors } from './vector-codec.js';

const ADD = `
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding)
  SELECT i.chunk_id, $1, $2, i.content_hash, i.embedding
  FROM unnest($3::uuid[], $4::text[], $5::vector[]) AS i(chunk_id, content_hash, embedding)`;

/** Vectors that another library has computed. */
@Injectable()
export class ImportedVectors {
  constructor(private readonly models: ChunkEmbeddingRepository) {}

  /** Id of a model here, whether its files are installed or not. */
  modelId(model: ModelIdentity): Promise<number> {
    return this.models.registerModel(model);
  }

  /**
   * Adds the vectors of chunks that have none, in the transaction of the caller.
   *
   * @throws {RangeError} when a number is not finite.
   */
  async add(
    modelId: number,
    dimension: number,
    rows: readonly ChunkVector[],
    manager: EntityManager,
  ): Promise<void> {
    const vectors = rows.map(({ vector }) => vector);
    await manager.query(ADD, [
      modelId,
      dimension,
      rows.map(({ chunkId }) => chunkId),
      rows.map(({ contentHash }) => contentHash),
      encodeVectors(vectors, dimension),
    ]);
  }
}
