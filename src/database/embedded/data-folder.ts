import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UserError, messageOf } from '../../errors/errors.js';

/** Major version of the embedded PostgreSQL; a folder of another version cannot be opened. */
export const POSTGRES_MAJOR = '18';
/** A socket path is limited to 107 bytes on Linux, 103 on macOS. */
const SOCKET_PATH_LENGTH = 100;
/** pg connects to `HOST/.s.PGSQL.PORT` when the host is a folder. */
export const SOCKET_PORT = 5432;

/** The paths of the embedded database's parts. */
export interface DataFolder {
  readonly root: string;
  readonly database: string;
  /** Folder of the socket on which this process's database listens; null for TCP. */
  readonly socketFolder: string | null;
}

/** Where the database listens: on a socket file, or on TCP where sockets have no files (Windows). */
export type Listening = 'socket' | 'tcp';

const LISTENING: Listening = process.platform === 'win32' ? 'tcp' : 'socket';

/**
 * Ensures that the folder can contain the database.
 *
 * @throws {UserError} `data_folder.not_a_folder`, `data_folder.not_writable`, `data_folder.foreign`,
 *         `data_folder.not_private`.
 */
export async function prepareDataFolder(
  dataDir: string,
  listening: Listening = LISTENING,
): Promise<DataFolder> {
  const root = resolve(dataDir);
  try {
    await mkdir(root, { recursive: true });
    await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderError(root, error as NodeJS.ErrnoException);
  }
  const database = join(root, 'database');
  await assertOurs(database);
  return { root, database, socketFolder: listening === 'tcp' ? null : await socketFolder(root) };
}

function folderError(root: string, error: NodeJS.ErrnoException): UserError {
  const field = 'COLOPHON_DATA_DIR';
  if (error.code === 'EEXIST' || error.code === 'ENOTDIR') {
    return new UserError('data_folder.not_a_folder', `The data folder ${root} is, or lies in, a file.`, {
      hint: 'Set COLOPHON_DATA_DIR to a folder.',
      field,
      cause: error,
    });
  }
  return new UserError(
    'data_folder.not_writable',
    `The data folder ${root} is not writable: ${error.message}.`,
    {
      hint: 'Give this user the right to write there, or set COLOPHON_DATA_DIR to another folder.',
      field,
      cause: error,
    },
  );
}

/**
 * Refuses a database of another version, or one with missing files, before anything changes it. A database that is
 * being created has another name until it is complete.
 */
async function assertOurs(database: string): Promise<void> {
  if (!existsSync(database)) return;
  let version: string;
  try {
    version = (await readFile(join(database, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    throw new UserError(
      'data_folder.foreign',
      `${database} is not a database of this program: ${messageOf(error)}.`,
      {
        hint: 'Restore it from a copy, or move it away to begin with an empty library.',
        field: 'COLOPHON_DATA_DIR',
        cause: error,
      },
    );
  }
  if (version !== POSTGRES_MAJOR) {
    throw new UserError(
      'data_folder.foreign',
      `${database} belongs to PostgreSQL ${version}; this version of the program contains PostgreSQL ${POSTGRES_MAJOR}.`,
      {
        hint: 'Use the version of the program that created it, or move the folder away.',
        field: 'COLOPHON_DATA_DIR',
      },
    );
  }
}

async function socketFolder(root: string): Promise<string> {
  const inside = join(root, 'socket');
  const tooLong = Buffer.byteLength(join(inside, `.s.PGSQL.${SOCKET_PORT}`)) > SOCKET_PATH_LENGTH;
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const folder = tooLong ? join(tmpdir(), `colophon-${process.getuid?.() ?? 0}-${hash}`) : inside;
  // Private, because every process that can connect can read and change the library.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = await stat(folder);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) {
    throw new UserError('data_folder.not_private', `The socket folder ${folder} is open to other users.`, {
      hint: `Remove it, or restrict it with chmod 700.`,
      field: 'COLOPHON_DATA_DIR',
    });
  }
  return folder;
}
