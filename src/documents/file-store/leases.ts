import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownName, removeAbandoned } from '../../process/abandoned-files.js';

/** Folders that belong to one task each; those of processes that were killed are removed by the next process. */
export class Leases {
  private swept: Promise<void> | null = null;

  constructor(private readonly folder: string) {}

  /** Makes a folder of the caller's own, which it removes with `release`. */
  async take(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    this.swept ??= removeAbandoned(this.folder);
    await this.swept;
    const path = join(this.folder, ownName());
    await mkdir(path);
    return path;
  }

  async release(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true });
  }
}
