import { Module } from '@nestjs/common';
import { EmbeddingEngine } from './embedding-engine.js';

/** Texts in, vectors out, without a database. */
@Module({ providers: [EmbeddingEngine], exports: [EmbeddingEngine] })
export class EmbeddingEngineModule {}
