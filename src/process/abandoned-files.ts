import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lifeOfNamed, nameOfThisProcess } from './process-identity.js';

/** Processes of other machines or containers cannot be asked; no task keeps a file untouched for this long. */
const ABANDONED_MS = 24 * 3600 * 1000;

/** A name for a file or folder of this process, which no other has and which tells whose it is. */
export function ownName(): string {
  return `${nameOfThisProcess('~')}~${randomUUID()}`;
}

/** Removes what processes that are gone left in a folder of such names, and what nobody touched for a day. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (await isAbandoned(path, name)) await rm(path, { recursive: true, force: true });
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  if (lifeOfNamed(name, '~') === 'dead') return true;
  // Its owner may have removed it meanwhile.
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_MS;
}
