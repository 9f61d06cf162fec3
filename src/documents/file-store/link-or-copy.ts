import { constants } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';

/** What file systems without hard links answer, and links across two of them. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/**
 * Gives a file a second name in no time; where the file system cannot do that, a second copy.
 *
 * @throws `EEXIST` when there is a file at the target.
 */
export async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(source, target, constants.COPYFILE_EXCL);
  }
}
