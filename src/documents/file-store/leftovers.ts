import { join } from 'node:path';
import { findAbandoned, lifeOfOwner } from '../../process/abandoned-files.js';
import { lifeOfNamed } from '../../process/process-identity.js';
import type { Life } from '../../process/process-identity.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The name of a book that is on its way into the folder of the store, or of a file that tries whether it can be written. */
const ON_ITS_WAY = /^\.(?:probe-)?(.+)$/;

/** Paths of files of the data folder that killed processes left while they received, stored or read books. */
export async function fileLeftovers(dataDir: string): Promise<string[]> {
  const found = await Promise.all([
    findAbandoned(join(dataDir, 'incoming'), (name) => lifeOfNamed(name, '~')),
    // Beside them lie books that a cache keeps.
    findAbandoned(join(dataDir, 'copies'), lifeOfOwner),
    findAbandoned(join(dataDir, 'copies', 'in-use'), lifeOfOwner),
    findAbandoned(join(dataDir, 'books'), (name) => lifeOnTheWay(ON_ITS_WAY.exec(name)?.[1] ?? '')),
  ]);
  return found.flat();
}

/** Earlier versions named these files by a number alone, so only their age tells. */
function lifeOnTheWay(name: string): Life | null {
  if (UUID.test(name) || /^\d+$/.test(name)) return 'unknown';
  return lifeOfOwner(name);
}
