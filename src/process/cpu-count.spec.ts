import { cpusWithin, readCpuQuota } from './cpu-count.js';

function filesystem(files: Record<string, string>) {
  return (path: string) => files[path] ?? null;
}

describe('the CPUs a process may use', () => {
  it('reads the quota of a version 2 control group', () => {
    const read = filesystem({ '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': '150000 100000\n' });
    expect(readCpuQuota(read)).toBe(1.5);
  });

  it('uses the smallest quota on the way up', () => {
    const read = filesystem({
      '/proc/self/cgroup': '0::/app/web\n',
      '/sys/fs/cgroup/app/web/cpu.max': 'max 100000\n',
      '/sys/fs/cgroup/app/cpu.max': '300000 100000\n',
      '/sys/fs/cgroup/cpu.max': '400000 100000\n',
    });
    expect(readCpuQuota(read)).toBe(3);
  });

  it('reads the quota of a version 1 control group, even if the container mounts it as the root', () => {
    const read = filesystem({
      '/proc/self/cgroup': '4:cpu,cpuacct:/docker/abc\n1:name=systemd:/docker/abc\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    });
    expect(readCpuQuota(read)).toBe(2);
  });

  it('returns null if there is no quota', () => {
    expect(readCpuQuota(filesystem({}))).toBeNull();
    const unlimited = filesystem({
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1',
      '/sys/fs/cgroup/cpu.max': 'max 100000',
    });
    expect(readCpuQuota(unlimited)).toBeNull();
  });

  it('rounds a quota down, never below one', () => {
    expect(cpusWithin(8, 2.9)).toBe(2);
    expect(cpusWithin(8, 0.5)).toBe(1);
    expect(cpusWithin(2, 16)).toBe(2);
    expect(cpusWithin(4, null)).toBe(4);
  });
});
