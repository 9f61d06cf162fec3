import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownName, removeAbandoned } from '../../process/abandoned-files.js';

/** Folders that each belong to one task. The next process removes those of killed processes. */
export class Leases {
  private swept: Promise<void> | null = null;

  constructor(private readonly folder: string) {}

  /** Creates a folder for the caller, who removes it with `release`. */
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
