import { readFile, readdir } from 'node:fs/promises';
import type { Client } from 'pg';

/** What a server holds at a moment. */
export interface Sample {
  /** Resident memory of the process without its workers, in bytes. */
  readonly rss: number;
  readonly handles: number;
  /** Of all processes to the database. */
  readonly connections: number;
}

export type Measure = keyof Sample;

const CONNECTIONS = `
  SELECT count(*)::int AS connections FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

/** @returns Null on a system without /proc, and when the process has ended. */
export async function sampleOf(pid: number, database: Client): Promise<Sample | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const handles = (await readdir(`/proc/${pid}/fd`)).length;
    const { rows } = await database.query<{ connections: number }>(CONNECTIONS);
    const rss = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
    return { rss, handles, connections: rows[0]!.connections };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** The middle value of a part of the time, from 0 to 1. */
export function middleOf(samples: readonly Sample[], measure: Measure, from: number, to: number): number {
  const part = samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to));
  const values = part.map((sample) => sample[measure]).toSorted((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}
