import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActiveModelEntity } from './active-model.entity.js';
import { ActiveModels } from './active-models.js';
import { ChunkEmbeddingEntity } from './chunk-embedding.entity.js';
import { EmbeddingModelEntity } from './embedding-model.entity.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import { ImportedVectors } from './imported-vectors.js';
import { NamedModels } from './named-models.js';
import { NearestChunks } from './nearest-chunks.js';
import { QueryEmbedding } from './query-embedding.js';
import { VectorIndexes } from './vector-indexes.service.js';
import { VectorPruning } from './vector-pruning.js';
import { VectorMoves } from './vector-moves.repository.js';
import { EmbeddingService } from './embedding.service.js';
import { SlotModels } from './slot-models.js';

/** Vectors of chunks: computed by the executor of this process (`InferenceModule`) or copied, stored, and searched. */
@Module({
  imports: [TypeOrmModule.forFeature([ChunkEmbeddingEntity, EmbeddingModelEntity, ActiveModelEntity])],
  providers: [
    ChunkEmbeddingRepository,
    ActiveModels,
    QueryEmbedding,
    SlotModels,
    EmbeddingService,
    ImportedVectors,
    VectorMoves,
    NamedModels,
    NearestChunks,
    VectorIndexes,
    VectorPruning,
  ],
  exports: [
    ActiveModels,
    EmbeddingService,
    ImportedVectors,
    SlotModels,
    VectorMoves,
    NamedModels,
    NearestChunks,
    VectorIndexes,
    VectorPruning,
  ],
})
export class EmbeddingModule {}
