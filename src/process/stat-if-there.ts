import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Null for a path that does not exist, for instance because another process removed it a moment ago. */
export async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
