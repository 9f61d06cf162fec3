import { OperationalError } from '../../errors/errors.js';

/** No space, and no quota. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** A full disk said in words of the user; every other error as it is. */
export function explainFull(error: unknown, folder: string): unknown {
  if (!FULL.has((error as NodeJS.ErrnoException | undefined)?.code ?? '')) return error;
  return new OperationalError('data_folder.full', `There is no space left in ${folder}.`, {
    field: 'COLOPHON_DATA_DIR',
    hint: 'Free some space, or set COLOPHON_DATA_DIR to a folder on another disk. What had arrived of the file is removed.',
    cause: error,
  });
}
