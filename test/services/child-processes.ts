import { spawnSync } from 'node:child_process';

/** Direct children of a process. */
export function childrenOf(pid: number): number[] {
  const ps = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  if (ps.error) throw ps.error;
  // Of the calling process, `ps` lists itself too, and is gone by now.
  return ps.stdout
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(Number)
    .filter((child) => child !== ps.pid);
}
