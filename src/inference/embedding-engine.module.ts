import { Module } from '@nestjs/common';
import { EmbeddingEngine } from './embedding-engine.js';
import { ModelCatalog } from './model-catalog.js';

/** Texts in, vectors out, without a database. */
@Module({ providers: [EmbeddingEngine, ModelCatalog], exports: [EmbeddingEngine, ModelCatalog] })
export class EmbeddingEngineModule {}
