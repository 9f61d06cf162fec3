import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChunkEmbeddingEntity } from './chunk-embedding.entity.js';
import { EmbeddingModelEntity } from './embedding-model.entity.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import { VectorMoves } from './vector-moves.repository.js';
import { NearestChunks } from './nearest-chunks.js';
import { EmbeddingService } from './embedding.service.js';
import { SlotModels } from './slot-models.js';

/** Vectors of chunks: computed by the executor of this process (`InferenceModule`) or copied, and stored. */
@Module({
  imports: [TypeOrmModule.forFeature([ChunkEmbeddingEntity, EmbeddingModelEntity])],
  providers: [ChunkEmbeddingRepository, EmbeddingService, NearestChunks, SlotModels, VectorMoves],
  exports: [EmbeddingService, NearestChunks, SlotModels, VectorMoves],
})
export class EmbeddingModule {}
