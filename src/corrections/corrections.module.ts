import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChunkingModule } from '../chunking/chunking.module.js';
import { ContentModule } from '../content/content.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { LexicalModule } from '../lexical/lexical.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { CorrectedContent } from './corrected-content.js';
import { CorrectedDocumentEntity } from './corrected-document.entity.js';
import { CorrectedVectors } from './corrected-vectors.js';
import { CorrectionEntity } from './correction.entity.js';
import { CorrectionLists } from './correction-lists.service.js';
import { CorrectionsReplay } from './corrections-replay.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { CorrectionsService } from './corrections.service.js';
import { EditingTransactions } from './editing.js';
import { ImportedCorrections } from './imported-corrections.js';
import { Undoing } from './undoing.js';

const SERVICES = [
  CorrectedVectors,
  CorrectionLists,
  CorrectionsReplay,
  CorrectionsService,
  ImportedCorrections,
];

/** Corrections by hand: made, undone, listed, and made again when a book is read again. */
@Module({
  imports: [
    TypeOrmModule.forFeature([CorrectionEntity, CorrectedDocumentEntity]),
    ChunkingModule,
    ContentModule,
    DocumentsModule,
    EmbeddingModule,
    LexicalModule,
    RankingModule,
  ],
  providers: [CorrectionsRepository, EditingTransactions, CorrectedContent, Undoing, ...SERVICES],
  exports: SERVICES,
})
export class CorrectionsModule {}
