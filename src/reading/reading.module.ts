import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { ChunkingModule } from '../chunking/chunking.module.js';
import { StorageConfig } from '../config/storage.config.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { LexicalModule } from '../lexical/lexical.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { BookExportService } from './book-export.service.js';
import { BookIndexService } from './book-index.service.js';
import { ChunkRepository } from './chunk.repository.js';
import { ChunksService } from './chunks.service.js';
import { ContentsService } from './contents.service.js';
import { CoverageService } from './coverage.service.js';
import { DiskCache } from './disk-cache.js';
import { LedgerService } from './ledger.service.js';
import { MarksService } from './marks.service.js';
import { PagesService } from './pages.service.js';
import { ReadingConfig } from './reading.config.js';
import { RecentContents } from './recent-contents.js';
import { SectionRepository } from './section.repository.js';
import { VectorRepository } from './vector.repository.js';

const BYTES_A_MEGABYTE = 1_000_000;

const SERVICES = [
  BookExportService,
  BookIndexService,
  ChunksService,
  ContentsService,
  CoverageService,
  LedgerService,
  MarksService,
  PagesService,
];

/** Everything that is stored of a book, for reading. */
@Module({
  imports: [ChunkingModule, CorrectionsModule, DocumentsModule, EmbeddingModule, LexicalModule, RunsModule],
  providers: [
    ChunkRepository,
    RecentContents,
    SectionRepository,
    VectorRepository,
    {
      provide: DiskCache,
      useFactory: ({ dataDir }: StorageConfig, { cacheMegabytes }: ReadingConfig) =>
        new DiskCache(join(dataDir, 'cache'), cacheMegabytes * BYTES_A_MEGABYTE),
      inject: [StorageConfig, ReadingConfig],
    },
    ...SERVICES,
  ],
  exports: SERVICES,
})
export class ReadingModule {}
