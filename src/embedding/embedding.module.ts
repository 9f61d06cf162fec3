import { Module } from '@nestjs/common';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import { EmbeddingEngineModule } from './embedding-engine.module.js';
import { EmbeddingService } from './embedding.service.js';

/** Vectors of chunks: computed, copied, stored. */
@Module({
  imports: [EmbeddingEngineModule],
  providers: [ChunkEmbeddingRepository, EmbeddingService],
  exports: [EmbeddingService],
})
export class EmbeddingModule {}
