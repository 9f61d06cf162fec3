import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError, messageOf } from '../../errors/errors.js';
import { ownName } from '../../process/abandoned-files.js';
import { FileStore, storedHash } from './file-store.js';
import type { StoreCheck, StoredFile } from './file-store.js';
import type { ReceivedFile } from './incoming-files.js';
import { linkOrCopy } from './link-or-copy.js';
import { explainFull } from '../../errors/storage-full.js';
import { namesIn } from '../../process/names-in.js';
import { statIfThere } from '../../process/stat-if-there.js';
import { missing } from './store-problems.js';

/** The folder `books` of the data folder, for processes that share it. */
export class FolderFileStore extends FileStore {
  readonly place: string;

  constructor(dataDir: string) {
    super();
    this.place = resolve(dataDir, 'books');
  }

  /** Uses one rename, so that others see the whole file or none of it. */
  async keep(file: ReceivedFile): Promise<void> {
    await mkdir(this.place, { recursive: true });
    const incoming = join(this.place, `.${ownName()}`);
    try {
      await linkOrCopy(file.path, incoming);
      await rename(incoming, this.pathOf(file.sha256));
    } catch (error) {
      throw explainFull(error, this.place);
    } finally {
      // A rename between two names of the same file does nothing, and both names remain.
      await rm(incoming, { force: true });
    }
    await flushFolder(this.place);
  }

  async withLocalCopy<T>(
    sha256: string,
    work: (path: string) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    if (!(await this.has(sha256))) throw missing(sha256, this.place);
    return work(this.pathOf(sha256));
  }

  async has(sha256: string): Promise<boolean> {
    try {
      return (await stat(this.pathOf(sha256))).isFile();
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  async list(): Promise<StoredFile[]> {
    const listed: StoredFile[] = [];
    for (const name of await namesIn(this.place)) {
      const sha256 = storedHash(name);
      // It may be removed in the meantime.
      const found = sha256 === null ? null : await statIfThere(join(this.place, name));
      if (sha256 !== null && found?.isFile()) listed.push({ sha256, storedAt: found.mtime });
    }
    return listed;
  }

  async check(how: StoreCheck): Promise<string> {
    try {
      await mkdir(this.place, { recursive: true });
      await access(this.place, constants.R_OK | constants.W_OK | constants.X_OK);
      if (how === 'write') await this.writeProbe();
    } catch (error) {
      const full = explainFull(error, this.place);
      if (full !== error) throw full;
      throw new UserError(
        'data_folder.not_writable',
        `The folder ${this.place} cannot be used: ${messageOf(error)}.`,
        {
          audience: 'operator',
          field: 'COLOPHON_DATA_DIR',
          hint: 'Give this user the right to write there, or set COLOPHON_DATA_DIR to another folder.',
          cause: error,
        },
      );
    }
    return `The folder ${this.place} can be ${how === 'write' ? 'written' : 'reached'}.`;
  }

  private async writeProbe(): Promise<void> {
    const probe = join(this.place, `.probe-${ownName()}`);
    try {
      await writeFile(probe, 'probe');
    } finally {
      await rm(probe, { force: true });
    }
  }

  private pathOf(sha256: string): string {
    return join(this.place, `${sha256}.pdf`);
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** Makes the rename survive a power loss. Windows cannot open a folder, and does not need this. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
