import type { DataSource } from 'typeorm';
import { DatabaseConfig } from '../../src/database/database.config.js';
import { ChunkEmbeddingEntity } from '../../src/embedding/chunk-embedding.entity.js';
import { ChunkEmbeddingRepository } from '../../src/embedding/chunk-embedding.repository.js';
import { EmbeddingModelEntity } from '../../src/embedding/embedding-model.entity.js';
import { DIMENSION } from '../upsert/library.js';
import type { Library } from '../upsert/library.js';
import type { Strategy } from '../upsert/strategy.js';

/** Colophon's own writer with its default settings. */
export function colophonUpsert(dataSource: DataSource, { modelId }: Library, rows: number): Strategy {
  const repository = new ChunkEmbeddingRepository(
    dataSource.getRepository(ChunkEmbeddingEntity),
    dataSource.getRepository(EmbeddingModelEntity),
    new DatabaseConfig({}),
  );
  return {
    name: 'Colophon',
    rows,
    updates: true,
    write: async (all) => {
      await repository.upsert(modelId, DIMENSION, all);
    },
  };
}
