import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStoreConfig } from '../../src/documents/file-store/file-store.config.js';
import { StorageConfig } from '../../src/config/storage.config.js';
import { IncomingFiles } from '../../src/documents/file-store/incoming-files.js';
import { S3FileStore } from '../../src/documents/file-store/s3/s3-file-store.js';

/** A machine with its own data folder that uses a shared bucket. */
export interface S3Machine {
  readonly store: S3FileStore;
  readonly incoming: IncomingFiles;
  readonly folder: string;
  /** Another process with the same data folder. */
  beside(): S3FileStore;
  close(): Promise<void>;
}

export async function openMachine(environment: Readonly<Record<string, string>>): Promise<S3Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-machine-'));
  const open = () => new S3FileStore(folder, new FileStoreConfig({ S3_TIMEOUT: '5', ...environment }));
  const stores = [open()];
  return {
    store: stores[0]!,
    incoming: new IncomingFiles(new StorageConfig({ COLOPHON_DATA_DIR: folder })),
    folder,
    beside: () => {
      const store = open();
      stores.push(store);
      return store;
    },
    close: async () => {
      for (const store of stores) store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
