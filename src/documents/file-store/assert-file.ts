import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { UserError, messageOf } from '../../errors/errors.js';

/** Stands in an argument for bytes that are no UTF-8: which ones, Node does not tell. */
const REPLACEMENT = '\ufffd';

/**
 * Checks a path that a person typed, before it is opened: a pipe or a device that nobody writes into would keep whoever
 * opens it waiting for ever.
 *
 * @throws {UserError} `file.missing`, `file.bad_name`, `file.is_folder`, `file.unreadable`.
 */
export async function assertFile(path: string): Promise<void> {
  const found = await stat(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw await missing(path, error);
    throw unreadable(path, messageOf(error), error);
  });
  if (found.isDirectory()) {
    throw new UserError('file.is_folder', `${path} is a folder, not a file.`, {
      field: path,
      hint: `Name the files, for example ${join(path, '*.pdf')}.`,
    });
  }
  if (!found.isFile()) {
    throw unreadable(
      path,
      'it is no regular file',
      undefined,
      'Copy what it gives into a file and name that.',
    );
  }
}

function unreadable(path: string, why: string, cause?: unknown, hint?: string): UserError {
  return new UserError('file.unreadable', `${path} cannot be read: ${why}.`, { field: path, hint, cause });
}

async function missing(path: string, cause: unknown): Promise<UserError> {
  if (path.includes(REPLACEMENT) && (await isNamedInOtherBytes(path))) {
    return new UserError('file.bad_name', `The name ${path} is not UTF-8, and cannot be opened by it.`, {
      field: path,
      hint: `Rename the file, for example with: mv ${patternOf(path)} book${extname(path)}`,
      cause,
    });
  }
  return new UserError('file.missing', `There is no file ${path}.`, { field: path, cause });
}

async function isNamedInOtherBytes(path: string): Promise<boolean> {
  // Of a folder that cannot be listed nothing is known: then the file is missing.
  const names = await readdir(dirname(path), 'buffer').catch(() => []);
  return names.some((name) => name.toString() === basename(path));
}

/** What a shell finds the file by. */
function patternOf(path: string): string {
  return path.replaceAll(/\ufffd+/g, '*');
}
