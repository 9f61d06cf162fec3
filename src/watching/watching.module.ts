import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { BookIntake } from './book-intake.js';
import { FolderClaims } from './folder-claims.js';
import { FolderLooks } from './folder-look.js';
import { WatchedFileEntity } from './watched-file.entity.js';
import { WatchedFilesRepository } from './watched-files.repository.js';
import { WatchedFolderEntity } from './watched-folder.entity.js';
import { WatchedFoldersRepository } from './watched-folders.repository.js';
import { WatchedFolders } from './watched-folders.service.js';
import { WatchingService } from './watching.service.js';

/** Folders that the library follows. */
@Module({
  imports: [
    TypeOrmModule.forFeature([WatchedFolderEntity, WatchedFileEntity]),
    CorrectionsModule,
    DocumentsModule,
    IngestionModule,
  ],
  providers: [
    WatchedFoldersRepository,
    WatchedFilesRepository,
    WatchedFolders,
    FolderClaims,
    FolderLooks,
    BookIntake,
    WatchingService,
  ],
  exports: [FolderClaims, WatchedFolders, WatchingService],
})
export class WatchingModule {}
