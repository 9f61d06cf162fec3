import { Module } from '@nestjs/common';
import { ModelCatalog } from './model-catalog.js';

/** Which models there are; nothing runs them here. */
@Module({ providers: [ModelCatalog], exports: [ModelCatalog] })
export class ModelCatalogModule {}
