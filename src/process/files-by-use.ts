import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { statIfThere } from './stat-if-there.js';

export interface UsedFile {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970; whoever uses a file sets its times. */
  readonly usedMs: number;
}

/** The files of a cache that several processes may share, last used first. */
export async function filesByUse(
  folder: string,
  isCached: (name: string) => boolean = () => true,
): Promise<UsedFile[]> {
  const names = (await readdir(folder)).filter(isCached);
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      // Another process may have removed it meanwhile.
      const found = await statIfThere(path);
      return found ? [{ path, bytes: found.size, usedMs: found.mtimeMs }] : [];
    }),
  );
  return files.flat().toSorted((a, b) => b.usedMs - a.usedMs);
}
