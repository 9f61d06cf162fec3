import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn } from './names-in.js';
import { lifeOfNamed, nameOfThisProcess } from './process-identity.js';
import type { Life } from './process-identity.js';
import { statIfThere } from './stat-if-there.js';

/** We cannot check processes of other machines or containers, but no task leaves a file untouched for this long. */
const ABANDONED_MS = 24 * 3600 * 1000;

/** What `ownName` makes. */
const OWN_NAME = /^[^~]+~\d+~\d*~[^~]*~[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** A unique name for a file or folder, which identifies this process as its owner. */
export function ownName(): string {
  return `${nameOfThisProcess('~')}~${randomUUID()}`;
}

function isOwnName(name: string): boolean {
  return OWN_NAME.test(name);
}

/** By a name that `ownName` made: whether its process lives; null for any other name. */
export function lifeOfOwner(name: string): Life | null {
  return isOwnName(name) ? lifeOfNamed(name, '~') : null;
}

/**
 * Removes files with such names if their process has ended, and whatever nobody has touched for a day.
 *
 * @param life See `findAbandoned`; for a folder that holds other things as well.
 */
export async function removeAbandoned(
  folder: string,
  life: (name: string) => Life | null = lifeOrForgotten,
): Promise<void> {
  for (const path of await findAbandoned(folder, life)) await rm(path, { recursive: true, force: true });
}

/**
 * Files and folders whose process has ended; if it is not known whether it lives, those that nobody has touched for a
 * day.
 *
 * @param lifeOf By the name in the folder: whether the process that made it lives; null for what no process leaves
 *        behind.
 * @returns Their paths; none for a folder that does not exist.
 */
export async function findAbandoned(
  folder: string,
  lifeOf: (name: string) => Life | null | Promise<Life | null>,
): Promise<string[]> {
  const abandoned: string[] = [];
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const life = await lifeOf(name);
    if (life === 'dead' || (life === 'unknown' && (await isOld(path)))) abandoned.push(path);
  }
  return abandoned;
}

/** What a living process has forgotten for so long is abandoned, too. */
function lifeOrForgotten(name: string): Life {
  return lifeOfNamed(name, '~') === 'dead' ? 'dead' : 'unknown';
}

async function isOld(path: string): Promise<boolean> {
  // The owner may have removed it in the meantime.
  const found = await statIfThere(path);
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_MS;
}
