import { Module } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { EmbeddingConfig } from './embedding.config.js';
import { ModelCatalog } from './model-catalog.js';

/** Provides the list of models; it does not run them. */
@Module({
  providers: [
    {
      provide: ModelCatalog,
      inject: [EmbeddingConfig, StorageConfig],
      useFactory: (config: EmbeddingConfig, { dataDir }: StorageConfig) => new ModelCatalog(config, dataDir),
    },
  ],
  exports: [ModelCatalog],
})
export class ModelCatalogModule {}
