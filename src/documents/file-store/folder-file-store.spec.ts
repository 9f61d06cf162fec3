import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StorageConfig } from '../../config/storage.config.js';
import { describeFileStore } from './file-store.contract.js';
import { FolderFileStore } from './folder-file-store.js';
import { IncomingFiles } from './incoming-files.js';

describeFileStore('in a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-store-'));
  return {
    store: new FolderFileStore(folder),
    incoming: new IncomingFiles(new StorageConfig({ COLOPHON_DATA_DIR: folder })),
    names: () => readdir(join(folder, 'books')),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});
