import type { NetConnectOpts } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../../errors/errors.js';
import { explainFull } from '../../errors/storage-full.js';
import type { DatabaseConnection } from '../connection.js';
import { SOCKET_PORT, prepareDataFolder } from './data-folder.js';
import type { DataFolder, Listening } from './data-folder.js';
import { DatabaseThread } from './database-thread.js';
import { isListening, visitGate } from './gate-visitor.js';
import type { TcpGate } from './gate-visitor.js';
import { DataFolderLock } from './lock.js';
import type { GateProbe, LockHolder } from './lock.js';

export interface OpenOptions {
  /** What to do when another process has the database open: connect to its gate, or refuse. */
  readonly attach: 'if-running' | 'never';
  /** Shown to other processes that find the folder in use, such as `colophon ingest`. */
  readonly command: string;
  /** Where this process's database listens, if not at the default of this system. */
  readonly listening?: Listening;
  /** Called when this process's database ends by itself. All later statements fail; only a restart helps. */
  readonly onFailure?: (error: Error) => void;
}

export interface EmbeddedDatabase {
  readonly connection: DatabaseConnection;
  /** The database belongs to another process, which keeps it open until this connection closes. */
  readonly attached: boolean;
  /**
   * Leaves another process's database alone. This process's own database waits for the clients of other processes, then
   * closes and releases the folder.
   *
   * @param lingerMs How long it waits for the other clients.
   */
  close(lingerMs?: number): Promise<void>;
}

/** Without the file that the build made, creating a database takes about 8 seconds, and several times as long on a busy machine. */
const STARTING_MS = 60_000;
const LINGER_MS = 600_000;
const LOOPBACK = '127.0.0.1';

/**
 * Opens the database of a data folder in a thread of this process, or attaches to the process that has it open.
 *
 * @throws {UserError} `data_folder.*`
 */
export async function openEmbeddedDatabase(dataDir: string, options: OpenOptions): Promise<EmbeddedDatabase> {
  const folder = await prepareDataFolder(dataDir, options.listening);
  const deadline = performance.now() + STARTING_MS;
  for (;;) {
    const lock = await takeLock(folder, options.command);
    if (lock instanceof DataFolderLock) return openOwn(folder, lock, options);
    if (options.attach === 'never') throw inUse(folder, lock);
    const attached = lock.ready ? await attach(folder, lock, deadline - performance.now()) : null;
    if (attached) return attached;
    // Another process is opening or closing it.
    if (performance.now() > deadline) throw inUse(folder, lock);
    await delay(100);
  }
}

async function takeLock(folder: DataFolder, command: string): Promise<DataFolderLock | LockHolder> {
  try {
    return await DataFolderLock.take(folder.root, command, probeOf(folder));
  } catch (error) {
    throw explainFull(error, folder.root);
  }
}

async function openOwn(
  folder: DataFolder,
  lock: DataFolderLock,
  options: OpenOptions,
): Promise<EmbeddedDatabase> {
  let thread: DatabaseThread;
  try {
    thread = await DatabaseThread.open(folder);
  } catch (error) {
    await lock.release();
    throw error;
  }
  const { onFailure } = options;
  if (onFailure) thread.onFailure(onFailure);
  lock.whenLost(() => {
    // Anything written from now on would be lost, and another process may have started a library in the same place.
    thread.giveUp();
    onFailure?.(gone(folder));
  });
  await lock.announceReady(thread.tcp);
  return {
    attached: false,
    connection: connectionTo(folder, thread.tcp),
    close: async (lingerMs = LINGER_MS) => {
      try {
        await thread.close(lingerMs);
      } catch (error) {
        throw explainFull(error, folder.root);
      } finally {
        await lock.release();
      }
    },
  };
}

async function attach(
  folder: DataFolder,
  holder: LockHolder,
  deadlineMs: number,
): Promise<EmbeddedDatabase | null> {
  const tcp = tcpOf(holder);
  const visitor = await visitGate(gateOf(folder, tcp), Math.max(deadlineMs, 0), tcp?.password);
  if (visitor === null) return null;
  return {
    attached: true,
    connection: connectionTo(folder, tcp),
    close: () => {
      visitor.leave();
      return Promise.resolve();
    },
  };
}

/** The process that has the data folder open, or null. */
export async function dataFolderHolder(dataDir: string): Promise<LockHolder | null> {
  const folder = await prepareDataFolder(dataDir);
  return DataFolderLock.holder(folder.root, probeOf(folder));
}

function probeOf(folder: DataFolder): GateProbe {
  return (holder) => isListening(gateOf(folder, tcpOf(holder)));
}

function tcpOf({ port, password }: LockHolder): TcpGate | null {
  return port === null ? null : { port, password };
}

function gateOf({ socketFolder }: DataFolder, tcp: TcpGate | null): NetConnectOpts {
  return tcp === null
    ? { path: join(socketFolder ?? '', `.s.PGSQL.${SOCKET_PORT}`) }
    : { host: LOOPBACK, port: tcp.port };
}

function connectionTo({ socketFolder }: DataFolder, tcp: TcpGate | null): DatabaseConnection {
  const login = { user: 'postgres', database: 'postgres' };
  return tcp === null
    ? { ...login, host: socketFolder ?? '', port: SOCKET_PORT }
    : { ...login, host: LOOPBACK, ...tcp };
}

function gone(folder: DataFolder): UserError {
  return new UserError(
    'data_folder.gone',
    `The data folder ${folder.root} was removed, or replaced by another, while the database was open.`,
    { hint: 'Bring it back, then start again.', field: 'COLOPHON_DATA_DIR' },
  );
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
