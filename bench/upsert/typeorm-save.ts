import { EntitySchema } from 'typeorm';
import type { DataSource } from 'typeorm';
import { DIMENSION, vectorText } from './library.js';
import type { Library } from './library.js';
import { inBatches } from './strategy.js';
import type { Strategy } from './strategy.js';

const CHUNK_OF_SAVE = 500;

interface SavedEmbedding {
  chunkId: string;
  modelId: number;
  dimension: number;
  contentHash: string;
  embedding: string;
}

/** The table of vectors, mapped as in an application without bulk statements. */
export const SAVED_EMBEDDING = new EntitySchema<SavedEmbedding>({
  name: 'SavedEmbedding',
  tableName: 'chunk_embeddings',
  columns: {
    chunkId: { name: 'chunk_id', type: 'uuid', primary: true },
    modelId: { name: 'model_id', type: 'integer', primary: true },
    dimension: { type: 'integer' },
    contentHash: { name: 'content_hash', type: 'text' },
    embedding: { type: 'vector' },
  },
});

/** Looks up existing rows, inserts the others in bulk and updates row by row; one transaction per call. */
export function typeormSave(dataSource: DataSource, { modelId }: Library, rows: number): Strategy {
  return {
    name: `TypeORM save, ${CHUNK_OF_SAVE} entities a call`,
    rows,
    updates: true,
    async write(all) {
      const repository = dataSource.getRepository(SAVED_EMBEDDING);
      for (const batch of inBatches(all, CHUNK_OF_SAVE)) {
        await repository.save(
          batch.map(({ chunkId, contentHash, vector }) => ({
            chunkId,
            modelId,
            dimension: DIMENSION,
            contentHash,
            embedding: vectorText(vector),
          })),
        );
      }
    },
  };
}
