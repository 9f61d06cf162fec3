import { UserError, messageOf } from '../errors/errors.js';

/** The folder is not there, or cannot be read. */
export function folderAway(folder: string, cause: unknown): UserError {
  const { code } = cause as NodeJS.ErrnoException;
  const reason =
    code === 'ENOENT'
      ? 'does not exist'
      : code === 'ENOTDIR'
        ? 'is not a folder'
        : `cannot be read: ${messageOf(cause)}`;
  return new UserError('watch.folder_away', `The watched folder ${folder} ${reason}.`, {
    field: folder,
    hint: 'Its books stay in the library. Bring the folder back, or end its watching with `colophon watch FOLDER --forget`.',
    cause,
  });
}

/** @param field What a caller calls the folder: its path, or a field of a request. */
export function folderHeld(folder: string, holder: string, field = folder): UserError {
  return new UserError('watch.folder_held', `${folder} is watched by another process: ${holder}.`, {
    fault: 'conflict',
    field,
    hint:
      'Stop that process, or let it do the work; `colophon watch --status` shows what it does. A server or worker ' +
      'watches what WATCH_FOLDERS names.',
  });
}

export function folderUnknown(folder: string, field = folder): UserError {
  return new UserError('watch.folder_unknown', `The library does not watch ${folder}.`, {
    fault: 'missing',
    field,
    hint: '`colophon watch --status` lists the folders that it knows.',
  });
}

export function folderInWay(folder: string, message: string, hint: string): UserError {
  return new UserError('watch.folder_invalid', message, { field: folder, hint });
}
