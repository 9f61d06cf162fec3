import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { UserError, messageOf } from '../../errors/errors.js';

/** Node puts this into an argument for bytes that are not UTF-8, and does not say which bytes they were. */
const REPLACEMENT = '\ufffd';

/**
 * Checks a path that a person typed before it is opened. Opening a pipe or a device to which nobody writes would block
 * for ever.
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
      'it is not a regular file',
      undefined,
      'Copy its output into a file and use that file.',
    );
  }
}

function unreadable(path: string, why: string, cause?: unknown, hint?: string): UserError {
  return new UserError('file.unreadable', `${path} cannot be read: ${why}.`, { field: path, hint, cause });
}

async function missing(path: string, cause: unknown): Promise<UserError> {
  if (path.includes(REPLACEMENT) && (await isNamedInOtherBytes(path))) {
    return new UserError(
      'file.bad_name',
      `The file cannot be opened because its name ${path} is not valid UTF-8.`,
      {
        field: path,
        hint: `Rename the file, for example with: mv ${patternOf(path)} book${extname(path)}`,
        cause,
      },
    );
  }
  return new UserError('file.missing', `There is no file ${path}.`, { field: path, cause });
}

async function isNamedInOtherBytes(path: string): Promise<boolean> {
  // If the folder cannot be listed, the file counts as missing.
  const names = await readdir(dirname(path), 'buffer').catch(() => []);
  return names.some((name) => name.toString() === basename(path));
}

/** A shell pattern that matches the file. */
function patternOf(path: string): string {
  return path.replaceAll(/\ufffd+/g, '*');
}
