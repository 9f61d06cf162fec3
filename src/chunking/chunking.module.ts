import { Module } from '@nestjs/common';
import { ModelCatalogModule } from '../inference/model-catalog.module.js';
import { ChunkingService } from './chunking.service.js';

/** A file in, contents and chunks out. */
@Module({ imports: [ModelCatalogModule], providers: [ChunkingService], exports: [ChunkingService] })
export class ChunkingModule {}
