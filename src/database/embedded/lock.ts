import { randomUUID } from 'node:crypto';
import {
  copyFile,
  constants,
  link,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isStorageFull } from '../../errors/storage-full.js';
import { THIS_PROCESS, lifeOf } from '../../process/process-identity.js';
import type { ProcessIdentity } from '../../process/process-identity.js';
import type { TcpGate } from './gate-visitor.js';

/** Who holds the data folder. */
export interface LockHolder extends ProcessIdentity {
  readonly command: string;
  readonly startedAt: string;
  /** Port of the gate where it listens on TCP. */
  readonly port: number | null;
  /** Demanded by a gate on TCP: who can read the lock of the folder may use its database. */
  readonly password?: string;
  /** The gate answers. False while the database is being opened. */
  readonly ready: boolean;
  /** The holder has closed. Its lock stays until the next one, so that no number is used twice. */
  readonly released: boolean;
}

/** Asks the holder's gate for a sign of life. */
export type GateProbe = (holder: LockHolder) => Promise<boolean>;

export interface LockTiming {
  /** How often a holder touches its lock. */
  readonly beatMs: number;
  /** How long a lock of a process that cannot be looked up must stay untouched to be stale. */
  readonly silenceMs: number;
}

/** Three beats: one may be late on a busy machine. Only a lock of another machine or container waits so long. */
const TIMING: LockTiming = { beatMs: 5_000, silenceMs: 15_000 };

const PARTS = ['pid', 'processStart'] as const;
const LOCK_NAME = /^lock\.(\d+)$/;
/** File systems without hard links answer with one of these. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/**
 * The right to open the database of a data folder. The database itself has no lock: two processes on one folder would
 * lose each other's rows without an error.
 *
 * Each holder makes a file `lock.N` of the next number, complete and only if there is none; the highest number counts.
 * So of many that find the same lock stale exactly one succeeds it, and none can remove the lock of a living holder by
 * mistake: nobody ever removes the highest one.
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

  /** Takes the lock, or answers its living holder. */
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

  /** Calls the listener once when the lock is gone, as somebody removed the data folder or took it for another. */
  whenLost(listener: () => void): void {
    this.onLost = listener;
  }

  /** Says that the gate answers. */
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

  /** A new folder in the same place may have a lock of the same number. */
  private async isOurs(): Promise<boolean> {
    const holder = await readHolder(this.path);
    if (holder === 'gone') return false;
    return holder === null || PARTS.every((part) => holder[part] === THIS_PROCESS[part]);
  }

  private lose(): void {
    clearInterval(this.heart);
    this.onLost();
  }

  /** Only after the database is closed. */
  async release(): Promise<void> {
    clearInterval(this.heart);
    try {
      await replace(this.path, describe(this.command, { port: null, released: true }));
    } catch (error) {
      // On a full disk the end of this process tells it; in a folder that is gone there is nothing to tell.
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

/** Makes the lock of this number; false when another has it, or a higher one, by now. */
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
  // Who decided on an old listing may have made a number that was used and removed since: the higher one counts.
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
  // One that a killed process left may be of another mode.
  await rm(draft, { force: true });
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  await rename(draft, path);
}

/** Null for a file that a crash of the machine left unreadable: its holder did not survive that. */
async function readHolder(path: string): Promise<LockHolder | null | 'gone'> {
  // Where files cannot appear whole, a new one may still be empty.
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

/** Watches the lock change, which needs no agreement of clocks. */
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
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
