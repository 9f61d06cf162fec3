import { Module } from '@nestjs/common';
import { EmbeddingEngineModule } from '../inference/embedding-engine.module.js';
import { ChunkingService } from './chunking.service.js';

/** A file in, contents and chunks out. */
@Module({ imports: [EmbeddingEngineModule], providers: [ChunkingService], exports: [ChunkingService] })
export class ChunkingModule {}
