import { randomUUID } from 'node:crypto';
import {
  copyFile,
  constants,
  link,
  readFile,
  readdir,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isStorageFull } from '../../errors/storage-full.js';
import { THIS_PROCESS, lifeOf } from '../../process/process-identity.js';
import type { ProcessIdentity } from '../../process/process-identity.js';
import { statIfThere } from '../../process/stat-if-there.js';
import type { TcpGate } from './gate-visitor.js';

/** The process that holds the data folder. */
export interface LockHolder extends ProcessIdentity {
  readonly command: string;
  readonly startedAt: string;
  /** Port of the gate when it listens on TCP. */
  readonly port: number | null;
  /** Required by a gate on TCP: a process that can read the lock of the folder may use its database. */
  readonly password?: string;
  /** Whether the gate answers; false while the database is being opened. */
  readonly ready: boolean;
  /** The holder has closed. Its lock stays until the next one exists, so that no number is used twice. */
  readonly released: boolean;
}

/** Checks whether the holder's gate is alive. */
export type GateProbe = (holder: LockHolder) => Promise<boolean>;

export interface LockTiming {
  /** How often a holder touches its lock. */
  readonly beatMs: number;
  /** The age at which a lock is stale when its process cannot be looked up. */
  readonly silenceMs: number;
}

/**
 * Three beats, because one may be late on a busy machine. Only locks of other machines or containers need this wait.
 */
const TIMING: LockTiming = { beatMs: 5_000, silenceMs: 15_000 };

const PARTS = ['pid', 'processStart'] as const;
const LOCK_NAME = /^lock\.(\d+)$/;
/** The errors of file systems without hard links. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/**
 * The right to open the database of a data folder. The database itself has no lock: two processes on one folder would
 * lose each other's rows without an error.
 *
 * Each holder creates a file `lock.N` with the next number, complete and only if it does not exist; the highest number
 * counts. So when several processes find the same lock stale, exactly one succeeds it. None can remove the lock of a
 * living holder by mistake, because nobody ever removes the highest one.
 */
export class DataFolderLock {
  private readonly heart: NodeJS.Timeout;
  private onLost: () => void = () => undefined;

  private constructor(
    private readonly path: string,
    private readonly command: string,
    timing: LockTiming,
  ) {
    this.heart = setInterval(() => void this.beat(), timing.beatMs);
    this.heart.unref();
  }

  /** The living holder, or null. */
  static async holder(
    root: string,
    probe: GateProbe,
    timing: LockTiming = TIMING,
  ): Promise<LockHolder | null> {
    const last = (await lockNumbers(root)).at(-1) ?? 0;
    const holder = last === 0 ? null : await readHolder(lockPath(root, last));
    if (holder === null || holder === 'gone') return null;
    return (await isHeld(holder, lockPath(root, last), probe, timing)) ? holder : null;
  }

  /** Takes the lock, or returns its living holder. */
  static async take(
    root: string,
    command: string,
    probe: GateProbe,
    timing: LockTiming = TIMING,
  ): Promise<DataFolderLock | LockHolder> {
    for (;;) {
      const last = (await lockNumbers(root)).at(-1) ?? 0;
      const holder = last === 0 ? null : await readHolder(lockPath(root, last));
      if (holder === 'gone') continue;
      if (holder && (await isHeld(holder, lockPath(root, last), probe, timing))) return holder;
      if (await succeed(root, last + 1, describe(command, { port: null }))) {
        return new DataFolderLock(lockPath(root, last + 1), command, timing);
      }
    }
  }

  /** Calls the listener once when the lock has disappeared because the data folder was removed or replaced. */
  whenLost(listener: () => void): void {
    this.onLost = listener;
  }

  /** Records that the gate answers. */
  async announceReady(tcp: TcpGate | null): Promise<void> {
    await replace(this.path, describe(this.command, { port: null, ...tcp, ready: true }));
  }

  private async beat(): Promise<void> {
    const now = new Date();
    try {
      if (await this.isOurs()) await utimes(this.path, now, now);
      else this.lose();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.lose();
      else process.emitWarning(error as Error);
    }
  }

  /** A new folder in the same place may contain a lock with the same number. */
  private async isOurs(): Promise<boolean> {
    const holder = await readHolder(this.path);
    if (holder === 'gone') return false;
    return holder === null || PARTS.every((part) => holder[part] === THIS_PROCESS[part]);
  }

  private lose(): void {
    clearInterval(this.heart);
    this.onLost();
  }

  /** Call it only after the database is closed. */
  async release(): Promise<void> {
    clearInterval(this.heart);
    try {
      await replace(this.path, describe(this.command, { port: null, released: true }));
    } catch (error) {
      // On a full disk the end of this process releases the lock as well; a removed folder needs no release.
      if (!isStorageFull(error) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

function describe(
  command: string,
  state: Pick<LockHolder, 'port'> & Partial<Pick<LockHolder, 'password' | 'ready' | 'released'>>,
): LockHolder {
  const startedAt = new Date().toISOString();
  return { ...THIS_PROCESS, command, startedAt, ready: false, released: false, ...state };
}

function lockPath(root: string, number: number): string {
  return join(root, `lock.${number}`);
}

async function lockNumbers(root: string): Promise<number[]> {
  const numbers = (await readdir(root)).map((name) => Number(LOCK_NAME.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((a, b) => a - b);
}

/** Creates the lock with this number; false when another process already has it, or a higher one. */
async function succeed(root: string, number: number, holder: LockHolder): Promise<boolean> {
  const path = lockPath(root, number);
  const draft = join(root, `lock.draft-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await appear(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  // A process with an outdated listing may have created a number that was used and removed meanwhile: the higher one
  // counts.
  const numbers = await lockNumbers(root);
  if (numbers.at(-1) !== number) {
    await rm(path, { force: true });
    return false;
  }
  await Promise.all(numbers.slice(0, -1).map((older) => rm(lockPath(root, older), { force: true })));
  return true;
}

async function appear(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(draft, path, constants.COPYFILE_EXCL);
  }
}

async function replace(path: string, holder: LockHolder): Promise<void> {
  const draft = `${path}.draft`;
  // A draft that a killed process left may have other permissions.
  await rm(draft, { force: true });
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  await rename(draft, path);
}

/** Null for a file that a crash of the machine left unreadable: its holder did not survive the crash. */
async function readHolder(path: string): Promise<LockHolder | null | 'gone'> {
  // Where files cannot be created atomically, a new lock may still be empty.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as LockHolder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
      if (!(error instanceof SyntaxError)) throw error;
    }
    await delay(100);
  }
  return null;
}

async function isHeld(
  holder: LockHolder,
  path: string,
  probe: GateProbe,
  timing: LockTiming,
): Promise<boolean> {
  if (holder.released) return false;
  const life = lifeOf(holder);
  if (life !== 'unknown') return life === 'alive';
  if (holder.ready && (await probe(holder))) return true;
  return isBeating(path, timing);
}

/** Watches the lock for changes, which needs no synchronised clocks. */
async function isBeating(path: string, timing: LockTiming): Promise<boolean> {
  const before = await touchedAt(path);
  const deadline = performance.now() + timing.silenceMs;
  while (performance.now() < deadline) {
    await delay(Math.min(timing.beatMs, 500));
    if ((await touchedAt(path)) !== before) return true;
  }
  return false;
}

async function touchedAt(path: string): Promise<number> {
  return (await statIfThere(path))?.mtimeMs ?? 0;
}
