import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { proveArchive } from '../archive/prove-archive.js';
import type { ProvenArchive } from '../archive/prove-archive.js';
import { ProvenMembers } from '../archive/proven-members.js';
import { unsafe } from '../archive/archive-faults.js';
import { EMBEDDED_POSTGRES } from '../database/copy-database.js';
import { OperationalError, UserError } from '../errors/errors.js';
import { namesIn } from '../process/names-in.js';
import { BACKUP, BOOKS, DATABASE, HEAD } from './backup-format.js';
import type { BackupHead } from './backup-format.js';

export interface RestoreHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (label: 'checking' | 'restoring', done: number, total: number) => void;
}

export interface Restored {
  /** The data folder. */
  readonly folder: string;
  readonly books: number;
  readonly createdAt: string;
}

/** What is not complete yet. A restore that was interrupted is begun again. */
const COMING = 'restoring';
const PARTS = new RegExp(`^(?:${DATABASE}|${BOOKS})(?:/|$)`);

/**
 * Makes a data folder of a backup. Everything is proven before anything is written; the database gets its name last.
 *
 * @param folder Empty, or not there yet.
 * @throws {UserError} `archive.*`, `backup.folder_not_empty`, `backup.other_database`; {OperationalError}
 *         `data_folder.full`; errors of the file system.
 */
export async function restoreBackup(
  path: string,
  folder: string,
  hooks: RestoreHooks = {},
): Promise<Restored> {
  const root = resolve(folder);
  await assertEmpty(root);
  const archive = await proveArchive(path, BACKUP, {
    signal: hooks.signal,
    largest: (name) => (PARTS.test(name) ? Infinity : null),
    onProgress: (bytes) => hooks.onProgress?.('checking', bytes, 0),
  });
  const { postgres, createdAt } = archive.head as BackupHead;
  if (postgres !== EMBEDDED_POSTGRES) throw otherDatabase(path, postgres);
  const coming = join(root, COMING);
  await rm(coming, { recursive: true, force: true });
  await mkdir(coming, { recursive: true });
  await assertRoomFor(archive, root);
  await unpack(archive, coming, hooks);
  const books = [...archive.members.keys()].filter((name) => name.startsWith(`${BOOKS}/`)).length;
  if (books > 0) await rename(join(coming, BOOKS), join(root, BOOKS));
  await rename(join(coming, DATABASE), join(root, DATABASE));
  await rm(coming, { recursive: true, force: true });
  return { folder: root, books, createdAt };
}

async function unpack(
  archive: ProvenArchive,
  coming: string,
  { signal, onProgress }: RestoreHooks,
): Promise<void> {
  const members = await ProvenMembers.open(archive);
  let done = 0;
  try {
    for (let member = members.next; member; member = members.next) {
      signal?.throwIfAborted();
      const { name, kind } = member;
      if (name === HEAD) {
        await members.skip();
        continue;
      }
      if (!PARTS.test(name)) throw unsafe(archive.path, BACKUP, `${name} belongs to no library`);
      const path = join(coming, name);
      if (kind === 'folder') {
        await mkdir(path, { recursive: true });
        await members.skip();
      } else {
        await mkdir(dirname(path), { recursive: true });
        await pipeline(Readable.from(members.stream()), createWriteStream(path));
      }
      onProgress?.('restoring', (done += 1), archive.members.size);
    }
  } finally {
    members.close();
  }
}

async function assertEmpty(root: string): Promise<void> {
  const names = await namesIn(root);
  if (names.every((name) => name === COMING)) return;
  throw new UserError('backup.folder_not_empty', `The folder ${root} is not empty.`, {
    hint: 'Name a new folder. To take the place of a library, move its folder away first.',
    field: '--into',
    fault: 'conflict',
  });
}

async function assertRoomFor({ members }: ProvenArchive, root: string): Promise<void> {
  const bytes = [...members.values()].reduce((sum, member) => sum + member.bytes, 0);
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize > bytes) return;
  const megabytes = Math.ceil(bytes / 1024 / 1024);
  throw new OperationalError(
    'data_folder.full',
    `There is too little space in ${root}: it takes ${megabytes} MB.`,
    {
      hint: 'Free some space, or name a folder on another disk.',
      field: '--into',
    },
  );
}

function otherDatabase(path: string, postgres: string): UserError {
  return new UserError(
    'backup.other_database',
    `The backup ${path} has a database of PostgreSQL ${postgres}; this version of the program contains PostgreSQL ${EMBEDDED_POSTGRES}.`,
    {
      hint: 'Restore it with the version of the program that wrote it, then `colophon export` and `colophon import`.',
      field: path,
    },
  );
}
