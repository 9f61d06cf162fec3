import { Module } from '@nestjs/common';
import { DocumentRepository } from './document.repository.js';
import { DocumentsService } from './documents.service.js';
import { FileStoreModule } from './file-store/file-store.module.js';

/** Documents and their files. */
@Module({
  imports: [FileStoreModule],
  providers: [DocumentRepository, DocumentsService],
  exports: [DocumentsService, FileStoreModule],
})
export class DocumentsModule {}
