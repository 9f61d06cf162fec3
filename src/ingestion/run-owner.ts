import { hostname } from 'node:os';

/** Names a process so that others can tell whether it still lives: `host/pid/start`. */
export const THIS_PROCESS = `${hostname()}/${process.pid}/${Math.round(Date.now() - process.uptime() * 1000)}`;

/**
 * True when the owner is a process of this machine that no longer exists: its run can be taken over at once, without
 * waiting for its heartbeat to grow stale.
 */
export function isGone(owner: string): boolean {
  const [host, pid] = owner.split('/');
  if (host !== hostname() || owner === THIS_PROCESS) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
