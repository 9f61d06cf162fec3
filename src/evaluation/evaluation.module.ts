import { Module } from '@nestjs/common';
import { ChunkingModule } from '../chunking/chunking.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { SearchModule } from '../search/search.module.js';
import { AskedSearch } from './asked-search.js';
import { EvaluationService } from './evaluation.service.js';
import { IndexReader } from './index-reader.js';
import { IndexTerms } from './index-terms.js';
import { LibrarySearch } from './library-search.js';
import { ModelTrial } from './model-trial.js';

/** Figures of how well the library finds. */
@Module({
  imports: [ChunkingModule, DocumentsModule, SearchModule],
  providers: [
    { provide: AskedSearch, useClass: LibrarySearch },
    EvaluationService,
    IndexReader,
    IndexTerms,
    ModelTrial,
  ],
  exports: [EvaluationService, ModelTrial],
})
export class EvaluationModule {}
