import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells one process from every other, also from a later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /**
   * Where the pid counts: containers have pids of their own though they may have one host name, and so has a machine
   * that was started anew. Null where that cannot be told.
   */
  readonly pidSpace: string | null;
  /** Start in clock ticks since boot; null where that cannot be told. */
  readonly processStart: string | null;
}

/** `unknown`: it may live; only its silence can tell otherwise. */
export type Life = 'alive' | 'dead' | 'unknown';

/** An identity as one text; older versions read the first two parts of it, too. */
const PARTS = ['host', 'pid', 'processStart', 'pidSpace'] as const;

export const THIS_PROCESS: ProcessIdentity = {
  pid: process.pid,
  host: hostname(),
  pidSpace: pidSpace(),
  processStart: processStart(process.pid),
};

/**
 * Whether the process lives. `unknown` for one of another machine or container, and for a living pid on a system that
 * does not tell when a process started: it may be somebody else's by now.
 */
export function lifeOf(other: ProcessIdentity): Life {
  if (other.host !== THIS_PROCESS.host || other.pidSpace !== THIS_PROCESS.pidSpace) return 'unknown';
  if (!exists(other.pid)) return 'dead';
  const start = processStart(other.pid);
  if (start === null || other.processStart === null) return 'unknown';
  return start === other.processStart ? 'alive' : 'dead';
}

/** This process as a text. @param separator A character that no host name has. */
export function nameOfThisProcess(separator: '/' | '~'): string {
  return PARTS.map((part) => THIS_PROCESS[part] ?? '').join(separator);
}

/**
 * The life of a process that is known by its text, whatever follows it. `unknown` for a text of an older version, which
 * does not tell where its pid counts.
 */
export function lifeOfNamed(name: string, separator: '/' | '~'): Life {
  const [host, pid, start, space] = name.split(separator);
  if (host === undefined || space === undefined || !/^[1-9]\d*$/.test(pid ?? '')) return 'unknown';
  return lifeOf({ host, pid: Number(pid), processStart: start || null, pidSpace: space || null });
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is another user's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Two namespaces that live at the same time never have the same number; every start of the machine counts anew. */
function pidSpace(): string | null {
  const boot = fromProc(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = fromProc(() => readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, ''));
  return boot === null && namespace === null ? null : `${boot ?? ''}.${namespace ?? ''}`;
}

/** Field 22 of /proc/PID/stat; the command name before it may hold spaces and parentheses. */
function processStart(pid: number): string | null {
  const stat = fromProc(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** Only Linux has /proc; a process may also end while it is read. */
function fromProc(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
