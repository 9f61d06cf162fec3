import { readFile, readdir } from 'node:fs/promises';

/** Short enough to see a worker that lives for a second, long enough to cost nothing. */
const SAMPLE_EVERY_MS = 100;

interface ProcessStatus {
  readonly pid: number;
  readonly parent: number;
  readonly rssBytes: number;
}

/**
 * Resident memory of a process and all its descendants in bytes. It is the sum over the processes, so shared pages
 * count once for each. Null if the system has no /proc.
 */
export async function treeRssBytes(root: number): Promise<number | null> {
  const processes = await readProcesses();
  if (processes === null) return null;
  const tree = processes.filter((process) => process.pid === root);
  // The list grows during the loop: each process adds its children.
  for (const { pid } of tree) tree.push(...processes.filter((process) => process.parent === pid));
  return tree.reduce((sum, process) => sum + process.rssBytes, 0);
}

/** Watches a process tree until stopped. */
export class PeakRss {
  private peak: number | null = null;
  private readonly timer: NodeJS.Timeout;
  private sampling: Promise<void> = Promise.resolve();
  private busy = false;

  constructor(private readonly root: number) {
    this.timer = setInterval(() => {
      // On a machine too busy for one sample, do not start a second one.
      if (!this.busy) this.sampling = this.sample();
    }, SAMPLE_EVERY_MS);
  }

  /** Highest sum seen, in bytes; null if nothing could be read. */
  async stop(): Promise<number | null> {
    clearInterval(this.timer);
    await this.sampling;
    return this.peak;
  }

  private async sample(): Promise<void> {
    this.busy = true;
    try {
      const now = await treeRssBytes(this.root);
      if (now !== null) this.peak = Math.max(this.peak ?? 0, now);
    } finally {
      this.busy = false;
    }
  }
}

async function readProcesses(): Promise<ProcessStatus[] | null> {
  let names: string[];
  try {
    names = await readdir('/proc');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readStatus));
  return found.filter((status) => status !== null);
}

/** Null for a process that has ended. */
async function readStatus(pid: string): Promise<ProcessStatus | null> {
  let status: string;
  try {
    status = await readFile(`/proc/${pid}/status`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { pid: Number(pid), parent: field('PPid'), rssBytes: field('VmRSS') * 1024 };
}
