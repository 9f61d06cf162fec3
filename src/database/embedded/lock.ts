import { mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** Who holds the data folder. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** Start of the process in clock ticks since boot, or null where it cannot be told: it unmasks a recycled pid. */
  readonly processStart: string | null;
  readonly command: string;
  readonly startedAt: string;
  /** Port of the gate where it listens on TCP. */
  readonly port: number | null;
  /** The gate answers. False while the database is being opened. */
  readonly ready: boolean;
}

/** A takeover takes milliseconds; its mark may only be older when the process died in it. */
const TAKEOVER_STALE_MS = 10_000;

/**
 * Takes the lock file or answers its living holder. The database itself has no lock: two processes on one folder would
 * lose each other's rows without an error.
 */
export async function takeLock(path: string, command: string): Promise<LockHolder | null> {
  for (;;) {
    if (await create(path, describeSelf(command, false, null))) return null;
    const holder = await readHolder(path);
    if (holder === 'gone') continue;
    if (holder !== 'unreadable' && isAlive(holder)) return holder;
    await removeStale(path);
  }
}

/** Says that the gate answers. Only the holder calls it. */
export async function announceReady(path: string, command: string, port: number | null): Promise<void> {
  await writeFile(path, JSON.stringify(describeSelf(command, true, port)));
}

export async function releaseLock(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** The present holder, or null. */
export async function currentHolder(path: string): Promise<LockHolder | null> {
  const holder = await readHolder(path);
  return typeof holder === 'object' && isAlive(holder) ? holder : null;
}

function describeSelf(command: string, ready: boolean, port: number | null): LockHolder {
  return {
    pid: process.pid,
    host: hostname(),
    processStart: processStart(process.pid),
    command,
    startedAt: new Date().toISOString(),
    port,
    ready,
  };
}

async function create(path: string, holder: LockHolder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<LockHolder | 'gone' | 'unreadable'> {
  // A file that was just created may still be empty, one that is being rewritten half full.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as LockHolder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
      if (!(error instanceof SyntaxError)) throw error;
    }
    await delay(50);
  }
  return 'unreadable';
}

/** A holder on another machine (a shared folder) is believed to live: nothing here can tell. */
function isAlive(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return holder.processStart === null || holder.processStart === processStart(holder.pid);
}

/** Field 22 of /proc/PID/stat; the command name before it may hold spaces and parentheses. */
function processStart(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // No /proc on this system, or no such process: the pid alone has to do.
    return null;
  }
}

/** Removes the lock of a dead process. One process at a time, which looks again before it removes. */
async function removeStale(path: string): Promise<void> {
  const mark = `${path}.takeover`;
  try {
    await mkdir(mark);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = await stat(mark).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > TAKEOVER_STALE_MS) await rmdir(mark);
    await delay(20);
    return;
  }
  try {
    const holder = await readHolder(path);
    if (holder === 'unreadable' || (holder !== 'gone' && !isAlive(holder))) await rm(path, { force: true });
  } finally {
    await rmdir(mark);
  }
}
