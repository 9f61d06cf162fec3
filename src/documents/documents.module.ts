import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentEntity } from './document.entity.js';
import { DocumentListRepository } from './document-list.repository.js';
import { DocumentListService } from './document-list.service.js';
import { DocumentLookup } from './document-lookup.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentsService } from './documents.service.js';
import { WebBooks } from './web-books.service.js';
import { ImportedDocuments } from './imported-documents.js';
import { FileStoreModule } from './file-store/file-store.module.js';

/** Documents and their files. */
@Module({
  imports: [TypeOrmModule.forFeature([DocumentEntity]), FileStoreModule],
  providers: [
    DocumentListRepository,
    DocumentListService,
    DocumentLookup,
    DocumentRepository,
    DocumentsService,
    ImportedDocuments,
    WebBooks,
  ],
  exports: [
    DocumentListService,
    DocumentLookup,
    DocumentsService,
    ImportedDocuments,
    WebBooks,
    FileStoreModule,
  ],
})
export class DocumentsModule {}
