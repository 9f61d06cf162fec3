import { Module } from '@nestjs/common';
import { ModelCatalogModule } from '../inference/model-catalog.module.js';
import { ChunkingService } from './chunking.service.js';

/** Turns a PDF file into contents and chunks. */
@Module({ imports: [ModelCatalogModule], providers: [ChunkingService], exports: [ChunkingService] })
export class ChunkingModule {}
