import { OperationalError } from './errors.js';

/** No space and no quota, in the words of the system; and SQLSTATE 53100, disk_full, in those of the database. */
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** What the embedded database says where it gives no code: its own files are in the data folder. */
const FULL_WORDS = /no space left on device/i;

/** A full disk said in words of the user; every other error as it is. */
export function explainFull(error: unknown, folder: string): unknown {
  if (!isStorageFull(error)) return error;
  return new OperationalError('data_folder.full', `There is no space left in ${folder}.`, {
    audience: 'operator',
    field: 'COLOPHON_DATA_DIR',
    hint: 'Free some space, or set COLOPHON_DATA_DIR to a folder on another disk. What is stored stays; what had only begun is done again.',
    cause: error,
  });
}

export function isStorageFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (code !== undefined && FULL.has(code)) || FULL_WORDS.test(error.message);
}
