import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Identifies a process uniquely, even if a later one has the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /**
   * The namespace of the pid: containers have their own pids but may share a host name, and a restarted machine begins
   * new pids. Null if unknown.
   */
  readonly pidSpace: string | null;
  /** Start in clock ticks since boot; null if unknown. */
  readonly processStart: string | null;
}

/** `unknown`: the process may be alive; only its missing signs of life can show otherwise. */
export type Life = 'alive' | 'dead' | 'unknown';

/** The parts of an identity as text; older versions read only the first two. */
const PARTS = ['host', 'pid', 'processStart', 'pidSpace'] as const;

export const THIS_PROCESS: ProcessIdentity = {
  pid: process.pid,
  host: hostname(),
  pidSpace: pidSpace(),
  processStart: processStart(process.pid),
};

/**
 * Whether the process is alive. `unknown` for a process of another machine or container, and for an existing pid if the
 * system does not show when it started: the pid may belong to another process by now.
 */
export function lifeOf(other: ProcessIdentity): Life {
  if (other.host !== THIS_PROCESS.host || other.pidSpace !== THIS_PROCESS.pidSpace) return 'unknown';
  if (!exists(other.pid)) return 'dead';
  const start = processStart(other.pid);
  if (start === null || other.processStart === null) return 'unknown';
  return start === other.processStart ? 'alive' : 'dead';
}

/** This process as a text. @param separator A character that no host name contains. */
export function nameOfThisProcess(separator: '/' | '~'): string {
  return PARTS.map((part) => THIS_PROCESS[part] ?? '').join(separator);
}

/**
 * Whether the process with this text is alive; text after the identity is ignored. `unknown` for a text of an older
 * version without a pid namespace.
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
    // EPERM: the process exists but belongs to another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Two namespaces that exist at the same time have different numbers; the boot id separates starts of the machine. */
function pidSpace(): string | null {
  const boot = fromProc(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = fromProc(() => readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, ''));
  return boot === null && namespace === null ? null : `${boot ?? ''}.${namespace ?? ''}`;
}

/** Field 22 of /proc/PID/stat; the command name before it may contain spaces and parentheses. */
function processStart(pid: number): string | null {
  const stat = fromProc(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** Only Linux has /proc; and a process may end while we read its files. */
function fromProc(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
