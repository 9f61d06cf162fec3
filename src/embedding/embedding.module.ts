import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChunkEmbeddingEntity } from './chunk-embedding.entity.js';
import { EmbeddingModelEntity } from './embedding-model.entity.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import { VectorMoves } from './vector-moves.repository.js';
import { NearestChunks } from './nearest-chunks.js';
import { EmbeddingService } from './embedding.service.js';

/** Vectors of chunks: computed by the executor of this process (`InferenceModule`) or copied, and stored. */
@Module({
  imports: [TypeOrmModule.forFeature([ChunkEmbeddingEntity, EmbeddingModelEntity])],
  providers: [ChunkEmbeddingRepository, EmbeddingService, NearestChunks, VectorMoves],
  exports: [EmbeddingService, NearestChunks, VectorMoves],
})
export class EmbeddingModule {}
