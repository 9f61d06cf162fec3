import { Module } from '@nestjs/common';
import { DocumentRepository } from './document.repository.js';
import { DocumentsService } from './documents.service.js';
import { FileStore } from './file-store.js';

/** Documents and their files. */
@Module({
  providers: [DocumentRepository, DocumentsService, FileStore],
  exports: [DocumentsService, FileStore],
})
export class DocumentsModule {}
