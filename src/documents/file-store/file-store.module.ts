import { Injectable, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { FileStoreConfig } from './file-store.config.js';
import { StorageConfig } from '../../config/storage.config.js';
import { FileStore } from './file-store.js';
import { FolderFileStore } from './folder-file-store.js';
import { IncomingFiles } from './incoming-files.js';

/** Opens the store that the settings name. The S3 client is loaded only when it is used. */
async function openFileStore(storage: StorageConfig, config: FileStoreConfig): Promise<FileStore> {
  if (config.url === '') return new FolderFileStore(storage.dataDir);
  const { S3FileStore } = await import('./s3/s3-file-store.js');
  return new S3FileStore(storage.dataDir, config);
}

@Injectable()
class FileStoreCloser implements OnApplicationShutdown {
  constructor(private readonly store: FileStore) {}

  onApplicationShutdown(): void {
    this.store.close();
  }
}

/** Receives files, and stores them in a local folder or an S3-compatible store. */
@Module({
  providers: [
    IncomingFiles,
    { provide: FileStore, inject: [StorageConfig, FileStoreConfig], useFactory: openFileStore },
    FileStoreCloser,
  ],
  exports: [IncomingFiles, FileStore],
})
export class FileStoreModule {}
