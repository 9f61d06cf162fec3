import { readFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';

/** The kernel counts in hundredths of a second. */
const TICKS_A_SECOND = 100;

/**
 * CPU seconds that this process and, on a PostgreSQL server of this machine, its connections have used so far. On a machine
 * that does other work they say more than the time that has passed.
 */
export async function cpuSeconds(
  dataSource: DataSource,
): Promise<{ readonly own: number; readonly server: number }> {
  const { user, system } = process.cpuUsage();
  const rows = await dataSource.query<{ pid: number }[]>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = current_database()`,
  );
  const ticks = await Promise.all(rows.map(({ pid }) => ticksOf(pid)));
  const server = ticks.reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND;
  return { own: (user + system) / 1e6, server };
}

/** 0 for the embedded database, which is a thread of this process, and without /proc. */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  if (!stat.startsWith(`${pid} (postgres)`)) return 0;
  const fields = stat.slice(stat.indexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
