import { UserError, messageOf } from '../errors/errors.js';

export const OUTPUT_NOT_WRITABLE = 'output.not_writable';

/**
 * Writes results.
 *
 * @throws {UserError} `output.not_writable` when they cannot be written, for example because stdout is redirected to a
 *         full disk.
 */
export function writeOut(text: string): void {
  try {
    process.stdout.write(text);
  } catch (cause) {
    throw outputError(cause);
  }
}

export function outputError(cause: unknown): UserError {
  return new UserError(OUTPUT_NOT_WRITABLE, `The results cannot be written: ${messageOf(cause)}.`, {
    hint: 'Write them to another place, or free some space.',
    cause,
  });
}

/** Rethrows an error; one of the file system names the way out. @throws {UserError} `output.not_writable` */
export function explainOutput(cause: unknown): never {
  const isOfFile = cause instanceof Error && 'syscall' in cause && !(cause instanceof UserError);
  throw isOfFile ? outputError(cause) : cause;
}

const OF_FILES = new Set([
  'open',
  'write',
  'fsync',
  'close',
  'rename',
  'mkdir',
  'stat',
  'link',
  'copyfile',
  'scandir',
]);

/**
 * For the end of work that writes a file or a folder: makes an error of the file system one that names it.
 *
 * @throws {UserError} `file.not_writable`
 */
export function explainFile(path: string): (cause: unknown) => never {
  return (cause) => {
    const { syscall } = cause as NodeJS.ErrnoException;
    if (!(cause instanceof Error) || syscall === undefined || !OF_FILES.has(syscall)) throw cause;
    throw new UserError('file.not_writable', `${path} cannot be written: ${messageOf(cause)}.`, {
      hint: 'Write it to another place, or free some space. Nothing is left of it.',
      field: path,
      cause,
    });
  };
}
