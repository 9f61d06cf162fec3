import type { DataSource } from 'typeorm';
import { DatabaseConfig } from '../../src/database/database.config.js';
import { ChunkEmbeddingRepository } from '../../src/embedding/chunk-embedding.repository.js';
import { DIMENSION } from '../upsert/library.js';
import type { Library } from '../upsert/library.js';
import type { Strategy } from '../upsert/strategy.js';

/** Colophon's own writer with its default settings. */
export function colophonUpsert(dataSource: DataSource, { modelId }: Library, rows: number): Strategy {
  const repository = new ChunkEmbeddingRepository(dataSource, new DatabaseConfig({}));
  return {
    name: 'Colophon',
    rows,
    updates: true,
    write: async (all) => {
      await repository.upsert(modelId, DIMENSION, all);
    },
  };
}
