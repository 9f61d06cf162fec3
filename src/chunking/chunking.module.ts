import { Module } from '@nestjs/common';
import { StageLimitConfig } from '../config/stage-limit.config.js';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { ModelCatalog } from '../inference/model-catalog.js';
import { ModelCatalogModule } from '../inference/model-catalog.module.js';
import { PdfConfig } from '../pdf/pdf.config.js';
import { StructureConfig } from '../structure/structure.config.js';
import { ChunkingService } from './chunking.service.js';

/** Turns a PDF file into contents and chunks. */
@Module({
  imports: [ModelCatalogModule],
  providers: [
    {
      provide: ChunkingService,
      inject: [PdfConfig, StructureConfig, StageLimitConfig, EmbeddingConfig, ModelCatalog],
      useFactory: (...settings: ConstructorParameters<typeof ChunkingService>) =>
        new ChunkingService(...settings),
    },
  ],
  exports: [ChunkingService],
})
export class ChunkingModule {}
