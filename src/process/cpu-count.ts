import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Root of the control groups, and the list of the groups of this process (Linux, cgroups(7)). */
const CGROUPS = '/sys/fs/cgroup';
const OWN_CGROUPS = '/proc/self/cgroup';

/** Number of CPUs this process may use: those it may be scheduled on, or fewer if a container has a CPU quota. */
export function cpuCount(): number {
  return cpusWithin(availableParallelism(), readCpuQuota(readText));
}

/**
 * @param quota CPU time in CPUs, may be a fraction. It is rounded down: one worker too many would only wait for its
 *              next period, in the middle of a text.
 */
export function cpusWithin(schedulable: number, quota: number | null): number {
  return Math.max(1, Math.min(schedulable, Math.floor(quota ?? schedulable)));
}

/**
 * The smallest CPU quota from the process's control group up to the root, in CPUs; null if there is none.
 *
 * Version 2 writes `cpu.max` as `quota period` in microseconds, or `max`; version 1 has two files, with -1 for no
 * quota.
 *
 * @param read Returns the content of a file, or null if it does not exist.
 */
export function readCpuQuota(read: (path: string) => string | null): number | null {
  const groups = (read(OWN_CGROUPS) ?? '').split('\n').map((line) => line.split(':'));
  const own = groups.find(([, controllers]) => controllers === '')?.[2] ?? '/';
  const ownV1 = groups.find(([, controllers]) => controllers?.split(',').includes('cpu'))?.[2] ?? '/';
  const quotas = [
    ...upwards(own).map((group) => quotaOf(read(`${CGROUPS}${group}/cpu.max`)?.split(' '))),
    ...upwards(ownV1).map((group) =>
      quotaOf([
        read(`${CGROUPS}/cpu${group}/cpu.cfs_quota_us`) ?? '',
        read(`${CGROUPS}/cpu${group}/cpu.cfs_period_us`) ?? '',
      ]),
    ),
  ].filter((quota) => quota !== null);
  return quotas.length > 0 ? Math.min(...quotas) : null;
}

/** `/a/b` -> `/a/b`, `/a`, and the root as an empty text. In a container, its own group is mounted as the root. */
function upwards(group: string): string[] {
  const parts = group.split('/').filter((part) => part !== '');
  return parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`).concat('');
}

function quotaOf(parts: readonly string[] | undefined): number | null {
  const [quota = Number.NaN, period = Number.NaN] = (parts ?? []).map(Number.parseFloat);
  return quota > 0 && period > 0 ? quota / period : null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not Linux, or the controller does not exist: no quota.
    return null;
  }
}
