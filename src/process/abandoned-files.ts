import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lifeOfNamed, nameOfThisProcess } from './process-identity.js';
import { statIfThere } from './stat-if-there.js';

/** We cannot check processes of other machines or containers, but no task leaves a file untouched for this long. */
const ABANDONED_MS = 24 * 3600 * 1000;

/** A unique name for a file or folder, which identifies this process as its owner. */
export function ownName(): string {
  return `${nameOfThisProcess('~')}~${randomUUID()}`;
}

/** Removes files with such names if their process has ended, or if nobody has touched them for a day. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (await isAbandoned(path, name)) await rm(path, { recursive: true, force: true });
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  if (lifeOfNamed(name, '~') === 'dead') return true;
  // The owner may have removed it in the meantime.
  const found = await statIfThere(path);
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_MS;
}
