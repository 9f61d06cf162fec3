import { Module } from '@nestjs/common';
import { ContentModule } from '../content/content.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { LexicalModule } from '../lexical/lexical.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { BookFiles } from './book-files.js';
import { BookImport } from './book-import.js';
import { BundleExport } from './bundle-export.service.js';
import { BundleImport } from './bundle-import.service.js';
import { IncomingBundles } from './incoming-bundles.js';
import { BundleSending } from './bundle-sending.js';
import { BundleReader } from './bundle-reader.repository.js';
import { ContentImport } from './content-import.js';
import { KnownBooks } from './known-books.js';
import { TopicsExport } from './topics-export.js';
import { TopicsImport } from './topics-import.js';
import { VectorPlanning } from './vector-plan.js';

/** Books and libraries as files, from which other libraries take them over without computing anything. */
@Module({
  imports: [
    ContentModule,
    CorrectionsModule,
    DocumentsModule,
    EmbeddingModule,
    LexicalModule,
    RankingModule,
    RunsModule,
    TopicsModule,
  ],
  providers: [
    BookFiles,
    BookImport,
    BundleExport,
    BundleImport,
    BundleReader,
    BundleSending,
    IncomingBundles,
    ContentImport,
    KnownBooks,
    TopicsExport,
    TopicsImport,
    VectorPlanning,
  ],
  exports: [BundleExport, BundleImport, BundleSending, IncomingBundles],
})
export class BundlesModule {}
