import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells one process from every other, also from a later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Where the pid counts: containers on one host have pids of their own. Null where that cannot be told. */
  readonly pidSpace: string | null;
  /** Start in clock ticks since boot; null where that cannot be told. */
  readonly processStart: string | null;
}

export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    host: hostname(),
    pidSpace: pidSpace(),
    processStart: processStart(process.pid),
  };
}

/**
 * Whether the process lives. `unknown` for one of another machine or container, and for a living pid on a system that
 * does not tell when a process started: it may be somebody else's by now.
 */
export function lifeOf(other: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  const self = thisProcess();
  if (other.host !== self.host || other.pidSpace !== self.pidSpace) return 'unknown';
  if (!exists(other.pid)) return 'dead';
  const start = processStart(other.pid);
  if (start === null || other.processStart === null) return 'unknown';
  return start === other.processStart ? 'alive' : 'dead';
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

function pidSpace(): string | null {
  return fromProc(() => readlinkSync('/proc/self/ns/pid'));
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
