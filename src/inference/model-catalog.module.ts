import { Module } from '@nestjs/common';
import { ModelCatalog } from './model-catalog.js';

/** Provides the list of models; it does not run them. */
@Module({ providers: [ModelCatalog], exports: [ModelCatalog] })
export class ModelCatalogModule {}
