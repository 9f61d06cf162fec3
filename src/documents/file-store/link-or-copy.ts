import { constants } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';

/** Errors of file systems without hard links, and of links between two file systems. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/**
 * Gives a file a second name without copying; where the file system does not support that, makes a copy.
 *
 * @throws `EEXIST` when the target exists.
 */
export async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(source, target, constants.COPYFILE_EXCL);
  }
}
