import { realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { folderAway, folderInWay } from './watch-problems.js';

/**
 * Checks folders that are to be watched.
 *
 * @param dataDir The data folder, which is no place for books of one's own.
 * @returns Their absolute paths without links, each once.
 * @throws {UserError} `watch.folder_away`, or `watch.folder_invalid` for a folder inside another one or in the data folder.
 */
export async function checkedFolders(folders: readonly string[], dataDir: string): Promise<string[]> {
  const paths = [...new Set(await Promise.all(folders.map(existingFolder)))];
  const own = await realFolder(dataDir);
  for (const path of paths) {
    if (isWithin(path, own)) {
      throw folderInWay(
        path,
        `${path} belongs to the library itself: it is in its data folder, ${own}.`,
        'Watch the folder that you put your books into.',
      );
    }
    const around = paths.find((other) => other !== path && isWithin(path, other));
    if (around !== undefined) {
      throw folderInWay(
        path,
        `${path} is inside ${around}, which is watched too.`,
        'Name the outer folder alone: the folders inside it are watched with it.',
      );
    }
  }
  return paths;
}

/** An absolute path without links; of what does not exist, as it is named. */
export async function realFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

async function existingFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  try {
    const real = await realpath(path);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    throw folderAway(path, error);
  }
  throw folderAway(path, Object.assign(new Error('not a folder'), { code: 'ENOTDIR' }));
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(join(folder), path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}
