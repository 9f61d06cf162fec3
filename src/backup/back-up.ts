import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { writeArchive } from '../archive/archive-writer.js';
import type { ArchiveWriter } from '../archive/archive-writer.js';
import { EMBEDDED_POSTGRES, copyDatabase } from '../database/copy-database.js';
import { linkOrCopy } from '../documents/file-store/link-or-copy.js';
import { UserError } from '../errors/errors.js';
import { lifeOfOwner, ownName, removeAbandoned } from '../process/abandoned-files.js';
import { packageVersion } from '../process/package-version.js';
import { BACKUP, BOOKS, DATABASE, HEAD } from './backup-format.js';
import type { BackupHead } from './backup-format.js';

export interface BackupOptions {
  /** Whether with the books. */
  readonly files: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (label: 'copying' | 'writing', done: number, total: number) => void;
}

export interface BackedUp {
  readonly bytes: number;
  readonly books: number;
  /** How long the library answered nobody, in milliseconds. */
  readonly heldMs: number;
}

/** Folder of the data folder for copies on their way into a backup. */
const COPIES = 'copies';

/**
 * Writes a backup of an embedded library, which may be in use: it is the library as it was at one moment.
 *
 * The copy lies beside the library until it is written, so that others wait for a fast disk only. The file has its name
 * when it is complete.
 *
 * @throws {UserError} `backup.no_library`; {OperationalError} `data_folder.full`; errors of the file system about `path`;
 *         `signal.reason` when aborted.
 */
export async function backUp(dataDir: string, path: string, options: BackupOptions): Promise<BackedUp> {
  const root = resolve(dataDir);
  if (!existsSync(join(root, DATABASE))) throw noLibrary(root);
  const copies = join(root, COPIES);
  await mkdir(copies, { recursive: true });
  // The cache of a store of files keeps books there, too, however long nobody has read them.
  await removeAbandoned(copies, lifeOfOwner);
  const copy = join(copies, ownName());
  await mkdir(copy);
  try {
    options.onProgress?.('copying', 0, 0);
    const heldMs = await copyDatabase(root, 'colophon backup', join(copy, DATABASE));
    const books = options.files ? await linkBooks(join(root, BOOKS), join(copy, BOOKS)) : 0;
    const bytes = await writeArchive(path, (writer) => writeCopy(copy, writer, books, options));
    return { bytes, books, heldMs };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** A book has its name when it is complete, and never changes; one that is deleted later is still in the copy. */
async function linkBooks(from: string, to: string): Promise<number> {
  await mkdir(to);
  if (!existsSync(from)) return 0;
  const names = (await readdir(from)).filter((name) => /^[\da-f]{64}\.pdf$/.test(name));
  for (const name of names) await linkOrCopy(join(from, name), join(to, name));
  return names.length;
}

async function writeCopy(
  copy: string,
  writer: ArchiveWriter,
  books: number,
  { files, signal, onProgress }: BackupOptions,
): Promise<number> {
  const head: BackupHead = {
    format: BACKUP.format,
    version: BACKUP.version,
    program: packageVersion(),
    createdAt: new Date().toISOString(),
    postgres: EMBEDDED_POSTGRES,
    files,
  };
  await writer.addJson(HEAD, head);
  const entries = await readdir(copy, { recursive: true, withFileTypes: true });
  let done = 0;
  for (const entry of entries) {
    signal?.throwIfAborted();
    const path = join(entry.parentPath, entry.name);
    const name = relative(copy, path).split(sep).join('/');
    // Folders of the database are needed even when they are empty.
    if (entry.isDirectory()) await writer.addFolder(name);
    else if (entry.isFile()) await writer.addFile(name, path);
    onProgress?.('writing', (done += 1), entries.length);
  }
  return writer.finish({ books });
}

function noLibrary(root: string): UserError {
  return new UserError('backup.no_library', `There is no embedded library in ${root}.`, {
    hint: 'Set COLOPHON_DATA_DIR to the folder of the library. A library on PostgreSQL is saved by pg_dump, and its books by a copy of their folder or bucket.',
    field: 'COLOPHON_DATA_DIR',
  });
}
