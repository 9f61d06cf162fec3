import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isStorageFull } from '../errors/storage-full.js';
import { filesByUse } from '../process/files-by-use.js';

/** Of the limit; so not every new file needs room made for it. */
const KEPT_SHARE = 0.9;

/**
 * Files that can be made again, in a folder with a limit. Those used longest ago go first. Several processes may share
 * the folder: files appear whole, by a rename, and a file that another process has removed is made again.
 */
export class DiskCache {
  /** Bytes in the folder as far as this process knows; null before it has looked. */
  private bytes: number | null = null;
  private making: Promise<void> | null = null;

  constructor(
    private readonly folder: string,
    private readonly limitBytes: number,
  ) {}

  /** @param name Of letters, digits, dots and dashes. @returns Null if there is no such file. */
  async get(name: string): Promise<Buffer | null> {
    const path = join(this.folder, name);
    try {
      const found = await readFile(path);
      const now = new Date();
      await utimes(path, now, now);
      return found;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Keeps a file if there is room for it on the disk: what is cached can be made again. */
  async put(name: string, content: Uint8Array): Promise<void> {
    if (content.length > this.limitBytes) return;
    const coming = join(this.folder, `${randomUUID()}.part`);
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(coming, content);
      await rename(coming, join(this.folder, name));
    } catch (error) {
      await rm(coming, { force: true });
      if (isStorageFull(error)) return;
      throw error;
    }
    if (this.bytes !== null) this.bytes += content.length;
    if (this.bytes === null || this.bytes > this.limitBytes) await (this.making ??= this.makeRoom());
  }

  private async makeRoom(): Promise<void> {
    try {
      const files = await filesByUse(this.folder);
      let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      const goal = bytes > this.limitBytes ? this.limitBytes * KEPT_SHARE : this.limitBytes;
      for (const file of files.toReversed()) {
        if (bytes <= goal) break;
        await rm(file.path, { force: true });
        bytes -= file.bytes;
      }
      this.bytes = bytes;
    } finally {
      this.making = null;
    }
  }
}
