import { OperationalError } from './errors.js';

/** No space or no quota: the codes of the operating system, and SQLSTATE 53100 (disk_full) of the database. */
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** The embedded database gives no code when its own files, in the data folder, do not fit. */
const FULL_WORDS = /no space left on device/i;

/** Turns a full disk into a clear error; returns every other error unchanged. */
export function explainFull(error: unknown, folder: string): unknown {
  if (!isStorageFull(error)) return error;
  return new OperationalError('data_folder.full', `There is no space left in ${folder}.`, {
    audience: 'operator',
    field: 'COLOPHON_DATA_DIR',
    hint: 'Free some space, or set COLOPHON_DATA_DIR to a folder on another disk. Stored data is safe; unfinished work is repeated.',
    cause: error,
  });
}

export function isStorageFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (code !== undefined && FULL.has(code)) || FULL_WORDS.test(error.message);
}
