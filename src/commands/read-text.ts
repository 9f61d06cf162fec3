import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { assertFile } from '../documents/file-store/assert-file.js';
import { UserError, messageOf } from '../errors/errors.js';

/** How errors name the source of `readText`. */
export function sourceOf(file: string): string {
  return file === '-' ? 'stdin' : file;
}

/** The text of a file, or of stdin for `-`. @throws {UserError} `file.unreadable` and the like. */
export async function readText(file: string): Promise<string> {
  try {
    if (file !== '-') await assertFile(file);
    return file === '-' ? await readStream(process.stdin) : await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('file.unreadable', `${file} cannot be read: ${messageOf(cause)}.`, {
      field: sourceOf(file),
      cause,
    });
  }
}
