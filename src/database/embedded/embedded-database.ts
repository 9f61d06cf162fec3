import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../../errors/errors.js';
import type { DatabaseConnection } from '../connection.js';
import { SOCKET_PORT, prepareDataFolder } from './data-folder.js';
import type { DataFolder } from './data-folder.js';
import { DatabaseThread } from './database-thread.js';
import { announceReady, currentHolder, releaseLock, takeLock } from './lock.js';
import type { LockHolder } from './lock.js';

export interface OpenOptions {
  /** What to do when another process has the database open: use its gate, or refuse. */
  readonly attach: 'if-running' | 'never';
  /** Named to others that find the folder in use, such as `colophon ingest`. */
  readonly command: string;
}

export interface EmbeddedDatabase {
  readonly connection: DatabaseConnection;
  /** The database belongs to another process. */
  readonly attached: boolean;
  /**
   * Leaves an attached database alone; an own one waits for the clients of other processes, then closes and frees the
   * folder.
   *
   * @param lingerMs How long the other clients may take.
   */
  close(lingerMs?: number): Promise<void>;
}

/** A new database is made in about 8 seconds, on a busy machine in several times that. */
const STARTING_MS = 60_000;
const LINGER_MS = 600_000;

/**
 * Opens the database in a data folder, in a thread of this process, or attaches to the process that has it open.
 *
 * @throws {UserError} `data_folder.*`
 */
export async function openEmbeddedDatabase(dataDir: string, options: OpenOptions): Promise<EmbeddedDatabase> {
  const folder = await prepareDataFolder(dataDir);
  const deadline = performance.now() + STARTING_MS;
  for (;;) {
    const holder = await takeLock(folder.lock, options.command);
    if (holder === null) return openOwn(folder, options.command);
    if (options.attach === 'never') throw inUse(folder, holder);
    if (holder.ready) return attach(folder, holder);
    if (performance.now() > deadline) throw inUse(folder, holder);
    await delay(100);
  }
}

/** The process that has the data folder open, or null. */
export async function dataFolderHolder(dataDir: string): Promise<LockHolder | null> {
  const folder = await prepareDataFolder(dataDir);
  return currentHolder(folder.lock);
}

async function openOwn(folder: DataFolder, command: string): Promise<EmbeddedDatabase> {
  let thread: DatabaseThread;
  try {
    thread = await DatabaseThread.open(folder);
  } catch (error) {
    await releaseLock(folder.lock);
    throw error;
  }
  await announceReady(folder.lock, command, thread.port);
  return {
    attached: false,
    connection: connectionTo(folder, thread.port),
    close: async (lingerMs = LINGER_MS) => {
      await thread.clientsLeave(lingerMs);
      await thread.close();
      await releaseLock(folder.lock);
    },
  };
}

function attach(folder: DataFolder, holder: LockHolder): EmbeddedDatabase {
  return {
    attached: true,
    connection: connectionTo(folder, holder.port),
    close: () => Promise.resolve(),
  };
}

function connectionTo(folder: DataFolder, port: number | null): DatabaseConnection {
  const login = { user: 'postgres', database: 'postgres' };
  return folder.socketFolder === null
    ? { ...login, host: '127.0.0.1', port: port ?? 0 }
    : { ...login, host: folder.socketFolder, port: SOCKET_PORT };
}

function inUse(folder: DataFolder, holder: LockHolder): UserError {
  return new UserError(
    'data_folder.in_use',
    `The data folder ${folder.root} is in use by process ${holder.pid} (${holder.command}) on ${holder.host}.`,
    {
      hint: 'Wait for it to end or stop it, or set COLOPHON_DATA_DIR to another folder.',
      field: 'COLOPHON_DATA_DIR',
    },
  );
}
